import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { OperationTypeNode, parse } from 'graphql';
import { type Part, partOf, partsOf } from './parts.ts';

/** A fetch with the places in the answer that it needs, and those that it tells: names from the root, without lists. */
export interface PlacedFetch {
  fetch: FetchNode;
  path: readonly string[];
  needs: ReadonlySet<string>;
  tells: ReadonlySet<string>;
  /** What the plan has made before it, as it was planned: types of objects may be known only then. */
  after: readonly FetchNode[];
  planned: FetchNode;
}

/** All fetches of a plan; undefined where their order is the client's. */
export function placed(node: PlanNode): PlacedFetch[] | undefined {
  const all = fetchesIn(node, [], []);
  const isMutation = ({ fetch }: PlacedFetch) => fetch.operationKind === OperationTypeNode.MUTATION;
  return all.filter(isMutation).length > 1 ? undefined : all;
}

function fetchesIn(node: PlanNode, path: readonly string[], after: readonly FetchNode[]): PlacedFetch[] {
  switch (node.kind) {
    case 'Fetch':
      return [placedFetch(node, path, after)];
    case 'Flatten':
      return fetchesIn(node.node, [...path, ...node.path.map(String)], after);
    case 'Parallel':
      return node.nodes.flatMap((each) => fetchesIn(each, path, after));
    case 'Sequence': {
      const found: PlacedFetch[] = [];
      for (const each of node.nodes)
        found.push(...fetchesIn(each, path, [...after, ...found.map(({ planned }) => planned)]));
      return found;
    }
    default:
      throw new Error(`a ${node.kind} in a plan without conditions`);
  }
}

export function placedFetch(
  fetch: FetchNode,
  path: readonly string[],
  after: readonly FetchNode[] = [],
  planned = fetch,
): PlacedFetch {
  const asked = partsOf(parse(fetch.operation, { noLocation: true }));
  const told = fetch.requires ? asked.flatMap(({ parts }) => parts) : asked;
  const needs = new Set([placeOf(path), ...placesIn(fetch.requires?.map(partOf) ?? [], path)]);
  return { fetch, path, needs, tells: new Set(placesIn(told, path)), after, planned };
}

export function placeOf(path: readonly string[]): string {
  return path.filter((step) => step !== '@').join('/');
}

function placesIn(parts: readonly Part[], path: readonly string[]): string[] {
  return parts.flatMap(({ name, as = name, parts: within }) => {
    if (as === undefined) return placesIn(within, path);
    const place = [...path, as];
    return as === '__typename' ? [] : [placeOf(place), ...placesIn(within, place)];
  });
}

/** Makes each fetch when all that tell what it needs are made; undefined where that never happens. */
export function inTurn(fetches: readonly PlacedFetch[]): QueryPlan | undefined {
  const told = new Set(['']);
  const turns: PlanNode[] = [];
  for (let left = fetches; left.length > 0; ) {
    const now = nextOf(left, told);
    if (now.length === 0) return undefined;
    for (const { tells } of now) for (const place of tells) told.add(place);
    turns.push(
      atOnce(
        now.map(({ fetch, path }) => (path.length > 0 ? { kind: 'Flatten', path: [...path], node: fetch } : fetch)),
      ),
    );
    left = left.filter((one) => !now.includes(one));
  }
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: turns } };
}

function nextOf(left: readonly PlacedFetch[], told: ReadonlySet<string>): readonly PlacedFetch[] {
  const unmade = new Set(left.map(({ planned }) => planned));
  const possible = left.filter(
    ({ needs, after }) => [...needs].every((need) => told.has(need)) && !after.some((one) => unmade.has(one)),
  );
  const waitsForMore = (one: PlacedFetch) =>
    left.some((other) => other !== one && [...one.needs].some((need) => other.tells.has(need)));
  const ready = possible.filter((one) => !waitsForMore(one));
  return ready.length > 0 ? ready : possible.slice(0, 1);
}

function atOnce(nodes: PlanNode[]): PlanNode {
  const [only, ...more] = nodes;
  return only && more.length === 0 ? only : { kind: 'Parallel', nodes };
}
