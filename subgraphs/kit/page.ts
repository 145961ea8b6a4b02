import { encodeCursor, type Position } from '../../graph-schema/shared/cursor.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Page<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

export interface PageOptions<Item, Node> {
  /** Which list in which order: cursors of another are refused. */
  list: string;
  size: number;
  after?: string | null;
  positionOf: (item: Item) => Position;
  toNode: (item: Item) => Node;
}

/** Cursors are written when they are asked for, since most questions want the nodes alone. */
class EdgeOf<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #position: Position;
  readonly #list: string;

  constructor(node: Node, position: Position, list: string) {
    this.node = node;
    this.#position = position;
    this.#list = list;
  }

  get cursor(): string {
    return encodeCursor(this.#position, this.#list);
  }
}

/** A page of items of which one more was looked for than it holds. */
export function toPage<Item, Node>(
  found: readonly Item[],
  { list, size, after, positionOf, toNode }: PageOptions<Item, Node>,
): Omit<Page<Node>, 'totalCount'> {
  const edges = found.slice(0, size).map((item) => new EdgeOf(toNode(item), positionOf(item), list));
  const pageInfo = {
    hasNextPage: found.length > size,
    hasPreviousPage: Boolean(after),
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo };
}
