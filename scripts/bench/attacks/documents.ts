import { createHash } from 'node:crypto';

/** The texts that attacks send, by the graph as it is in `graph-schema/sdl/api.graphql`. */
export const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

export const body = (query: string, variables?: object): string => JSON.stringify({ query, variables });

const nobody = 'customer(id: "c_nobody")';

/** A field that several departments know something of, in every branch: what takes the planner longest for its length. */
const branch = (level: number): string =>
  level === 0
    ? 'id name sales { lastOrderAt } support { openTicketCount } billing { lifetimeValue { amountMinor } }'
    : `id name
  support { tickets(first: 1) { edges { node { id requester { id customer { ${branch(level - 1)} } } } } } }
  billing { invoices(first: 1) { edges { node { id account { id customer { ${branch(level - 1)} } } } } } }`;

/** No two are alike, each is within every limit, and each needs a plan of its own. */
export const toPlan = (turn: number): string => `query Plan${turn} { ${nobody} { t${turn}: __typename ${branch(3)} } }`;

export const pages = (first: number): string =>
  `{ customers(first: ${first}) { edges { node { sales { orders(first: ${first}) { edges { node { id } } } } } } } }`;

export const aliased = (count: number, field = `${nobody} { id }`): string => repeat(count, (i) => `a${i}: ${field}`);
export const repeated = (count: number): string => repeat(count, () => `${nobody} { id }`);

/** Each fragment names the next, which validation follows in pairs. */
export const chained = (count: number): string =>
  `{ ...f0 } ${repeat(count, (i) => `fragment f${i} on Query { __typename ${i < count - 1 ? `...f${i + 1}` : ''} }`)}`;

/** Each fragment brings the next in twice. */
export const doubling = (count: number): string =>
  `{ ...f0 } ${repeat(count, (i) => `fragment f${i} on Query { ${i < count - 1 ? repeat(2, () => `... { ...f${i + 1} }`) : '__typename'} }`)}`;

export const conflicting = (count: number): string =>
  `{ ${nobody} { ${repeat(count, (i) => `... { sales { orders(first: ${1 + (i % 2)}) { edges { node { id } } } } }`)} } }`;

/** Each operation brings in the same fragment, whose variables validation looks at for each. One is not defined. */
export const manyOperations = (turn: number, count: number): string =>
  `${repeat(count, (i) => `query Q${turn}x${i}($v: ID!) { ...f }`)}
  fragment f on Query { __typename ${repeat(150, (i) => `... { a${i}: customer(id: $v) { id } }`)} c: customer(id: $w) { id } }`;

export const persisted = (query: string | undefined, text: string): string => {
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  return JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } });
};
