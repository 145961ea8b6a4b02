import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import type { LeaveSignal } from '../../subgraphs/kit/leave-signal.ts';
import { executor, type Subgraph, type SubgraphRequest } from '../../subgraphs/kit/subgraph.ts';

/** Small subgraphs in the shape of the real ones: identity owns Customer, four departments add one object each. */
export const departments = ['marketing', 'sales', 'support', 'billing'] as const;
export type Department = (typeof departments)[number];

export const everyone = ['identity', ...departments] as const;

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6",
  import: ["@key", "@external", "@requires", "@inaccessible", "@shareable"])`;

export const profileType = (department: Department) => `${department[0]?.toUpperCase()}${department.slice(1)}Profile`;

const identitySdl = `${link}
type Query { customer(id: ID!): Customer  customers(first: Int): [Customer!]! }
type Customer @key(fields: "id") {
  id: ID!
  ${departments.map((department) => `${department}RecordIds: [String!]! @inaccessible`).join('\n  ')}
}`;

const departmentSdl = (department: Department) => `${link}
scalar DateTime
type Query { ${department}Owner: String  ${department}Customers: [Customer!] }
type Customer @key(fields: "id") {
  id: ID!
  ${department}RecordIds: [String!]! @external
  ${department}: ${profileType(department)} @requires(fields: "${department}RecordIds")
}
type ${profileType(department)} {
  recordIds: [String!]!
  caller: String
  broken: String
  refused(first: Int, since: DateTime): String
  secret: String
  slow: String
}`;

type Context = Pick<SubgraphRequest, 'caller' | 'requestId' | 'signal'>;

function standIn(name: string, sdl: string, resolvers: Record<string, unknown>): Subgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return {
    name,
    schema,
    execute: executor(schema, ({ caller, requestId, signal }): Context => ({ caller, requestId, signal })),
    ready: async () => {},
    statements: () => 0,
    close: async () => {},
  };
}

const customer = (id: string) => ({
  __typename: 'Customer',
  id,
  ...Object.fromEntries(departments.map((department) => [`${department}RecordIds`, [`account:${department}-${id}`]])),
});

const identity = () =>
  standIn('identity', identitySdl, {
    Query: {
      customer: (_root: unknown, { id }: { id: string }) => (id === 'nobody' ? null : customer(id)),
      customers: (_root: unknown, { first }: { first?: number }) =>
        Array.from({ length: first ?? 2 }, (_, index) => customer(String(index + 1))),
    },
    Customer: { __resolveReference: ({ id }: { id: string }) => customer(id) },
  });

const department = (name: Department) =>
  standIn(name, departmentSdl(name), {
    Query: {
      [`${name}Owner`]: () => `${name} team`,
      [`${name}Customers`]: () => [{ id: '1' }, { id: '2' }],
    },
    Customer: {
      __resolveReference: (representation: object) => representation,
      [name]: (representation: Record<string, string[]>) => ({ recordIds: representation[`${name}RecordIds`] }),
    },
    [profileType(name)]: {
      caller: (_profile: unknown, _args: unknown, { caller, requestId }: Context) =>
        `${caller.subject} with ${[...caller.scopes].sort().join(' ') || 'nothing'} in ${requestId}`,
      broken: () => {
        throw Object.assign(new Error('select * from secrets failed at 10.0.0.7:5432'), { code: '42P01' });
      },
      refused: () => {
        throw new GraphQLError('first must be between 1 and 100', {
          extensions: { code: 'BAD_USER_INPUT', argument: 'first', internal: '10.0.0.7' },
        });
      },
      secret: () => 'hidden',
      slow: (_profile: unknown, _args: unknown, { signal }: Context) => slowUntilAborted(signal),
    },
  });

/** Resolves long after everyone has stopped waiting, unless it is told to stop. */
export function slowUntilAborted(signal?: LeaveSignal): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 20_000, 'at last');
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve('stopped');
    });
  });
}

export function standIns(): Subgraph[] {
  return [identity(), ...departments.map(department)];
}

const sdls = () => [
  { name: 'identity', sdl: identitySdl },
  ...departments.map((name) => ({ name: name as string, sdl: departmentSdl(name) })),
];

let composed: string | undefined;

export function composeStandIns(): string {
  composed ??= composeChanged((_name, sdl) => sdl);
  return composed;
}

/** The supergraph with another version of some subgraph's schema. */
export function composeChanged(change: (name: string, sdl: string) => string): string {
  const services = sdls().map(({ name, sdl }) => ({
    name,
    typeDefs: parse(change(name, sdl)),
    url: `http://${name}.invalid`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
