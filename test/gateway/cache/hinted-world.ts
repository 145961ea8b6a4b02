import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { SubgraphCall, SubgraphEndpoint } from '../../../gateway/calls/subgraph-endpoint.ts';
import { executor, type SubgraphRequest } from '../../../subgraphs/kit/subgraph.ts';
import { compose } from '../compose.ts';

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.6",
    import: ["@key", "@external", "@requires", "@inaccessible", "@composeDirective"])
  @link(url: "https://specs.customer-graph.example/cacheControl/v1.0", import: ["@cacheControl"])
  @composeDirective(name: "@cacheControl")
directive @cacheControl(inheritMaxAge: Boolean, maxAge: Int, scope: cacheControl__Scope)
  repeatable on FIELD_DEFINITION | INTERFACE | OBJECT | UNION
enum cacheControl__Scope { PRIVATE PUBLIC }`;

const sdls = {
  identity: `${link}
type Query { customer(id: ID!): Customer @cacheControl(maxAge: 60)  customers: [Customer!]! @cacheControl(maxAge: 60) }
type Mutation { rename(id: ID!): Customer }
type Customer @key(fields: "id") { id: ID!  name: String  version: Int!  billingRecordIds: [String!]! @inaccessible }`,
  billing: `${link}
type Query { billingOwner: Int @cacheControl(maxAge: 60) }
type Customer @key(fields: "id") {
  id: ID!
  billingRecordIds: [String!]! @external
  billing: BillingProfile @requires(fields: "billingRecordIds")
}
type BillingProfile @cacheControl(maxAge: 30) {
  version: Int!
  secret: String
  mine: String @cacheControl(scope: PRIVATE)
  now: Int @cacheControl(maxAge: 0)
  failing: Int
  accounts: [Account!]!
  hinted: [Account!]! @cacheControl(maxAge: 20)
  inherited: [Account!]! @cacheControl(inheritMaxAge: true)
}
type Account { version: Int! }`,
};

type Name = keyof typeof sdls;

export function composeHinted(): string {
  return compose(sdls);
}

type Context = Pick<SubgraphRequest, 'caller'>;
type Resolvers = Record<string, Record<string, unknown>>;

/** Customers whose records have numbers that grow with each change, and subgraphs that count and may hold back their answers. */
export class HintedWorld {
  readonly customers = ['1', '2', '3'];
  /** By id of the record, and `c` with the customer's id for identity's own. */
  readonly versions = new Map<string, number>();
  readonly calls: Record<Name, SubgraphCall[]> = { identity: [], billing: [] };
  fails = false;
  /** What subgraphs wait for after they have read and before they answer. */
  readonly holding: Partial<Record<Name, Promise<unknown>>> = {};
  readonly endpoints: SubgraphEndpoint[];

  constructor() {
    this.endpoints = [this.#endpoint('identity', this.#identity()), this.#endpoint('billing', this.#billing())];
  }

  version(record: string): number {
    return this.versions.get(record) ?? 0;
  }

  change(record: string): void {
    this.versions.set(record, this.version(record) + 1);
  }

  #endpoint(name: Name, resolvers: Resolvers): SubgraphEndpoint {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdls[name]), resolvers: resolvers as never }]);
    const execute = executor(schema, ({ caller }): Context => ({ caller }));
    return {
      name,
      ready: async () => {},
      execute: async (call) => {
        this.calls[name].push(call);
        const answer = await execute(call);
        await this.holding[name];
        return answer;
      },
    };
  }

  #identity(): Resolvers {
    const customer = (id: string) => ({
      __typename: 'Customer',
      id,
      version: this.version(`c${id}`),
      billingRecordIds: [`account:a${id}`],
    });
    const found = ({ id }: { id: string }) => (this.customers.includes(id) ? customer(id) : null);
    return {
      Query: {
        customer: (_root: unknown, args: { id: string }) => found(args),
        customers: () => this.customers.map(customer),
      },
      Mutation: {
        rename: (_root: unknown, args: { id: string }) => {
          this.change(`c${args.id}`);
          return found(args);
        },
      },
      Customer: {
        __resolveReference: found,
        name: ({ id }: { id: string }, _args: unknown, { caller }: Context) =>
          caller.scopes.has('names') ? `name of ${id}` : '***',
      },
    };
  }

  #billing(): Resolvers {
    const accounts = ({ records }: { records: string[] }) =>
      records.map((record) => ({ version: this.version(record) }));
    return {
      Query: { billingOwner: () => this.version('account:a1') },
      Customer: {
        __resolveReference: (representation: object) => representation,
        billing: ({ billingRecordIds }: { billingRecordIds: string[] }) => ({ records: billingRecordIds }),
      },
      BillingProfile: {
        version: ({ records }: { records: string[] }) => this.version(records[0] ?? ''),
        secret: ({ records }: { records: string[] }, _args: unknown, { caller }: Context) =>
          caller.scopes.has('secrets') ? `secret of ${records}` : '***',
        mine: ({ records }: { records: string[] }, _args: unknown, { caller }: Context) =>
          `${caller.subject} and ${records}`,
        now: () => performance.now() | 0,
        failing: () => {
          if (this.fails) throw new Error('no');
          return 1;
        },
        accounts,
        hinted: accounts,
        inherited: accounts,
      },
    };
  }
}
