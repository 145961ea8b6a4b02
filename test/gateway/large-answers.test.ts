import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { answersBeforeReading } from '../../gateway/execution/answers/answer-reader.ts';
import { defaultLimits } from '../../gateway/limits.ts';
import type { RateLimit } from '../../gateway/rate-limit.ts';
import { startGateway } from '../../gateway/server.ts';
import { countListedItems } from '../../subgraphs/kit/count-listed-items.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import { executor, type Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { compose } from './compose.ts';
import { send } from './constellation-client.ts';
import { temporaryDirectory } from './real-house.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key"])';
const sdls: Record<string, string> = {
  people: `${link}
    type Query { person(id: ID!): Person }
    type Person @key(fields: "id") { id: ID!  friends: [Person!]! }`,
  clubs: `${link}
    type Person @key(fields: "id") { id: ID!  club: Club }
    type Club { members: [Member!]! }
    type Member { person: Person }
    type Query { clubs: Int }`,
};

/** Far more than the four that a list without pages is thought to have. */
const many = Array.from({ length: 30 }, (_, index) => ({ id: String(index) }));
const resolvers: Record<string, object> = {
  people: {
    Query: { person: (_root: unknown, { id }: { id: string }) => ({ id }) },
    Person: { __resolveReference: (person: object) => person, friends: async () => many },
  },
  clubs: {
    Person: { __resolveReference: (person: object) => person, club: () => ({ id: '1' }) },
    // All of one person, who is asked for once and told of in every place.
    Club: { members: () => many.map(() => ({ person: { id: '1' } })) },
  },
};

function subgraphs(): Subgraph[] {
  return Object.entries(sdls).map(([name, sdl]) => {
    const typeDefs = parse(sdl);
    const schema = countListedItems(buildSubgraphSchema({ typeDefs, resolvers: resolvers[name] as never }));
    const rest = { ready: async () => {}, statements: () => 0, close: async () => {} };
    return { name, schema, execute: executor(schema, ({ caller, requestId }) => ({ caller, requestId })), ...rest };
  });
}

const logger = pino({ level: 'silent' });
const secret = 'a secret that gateway and subgraphs share';

interface ClubsOptions {
  objects?: number;
  rateLimit?: RateLimit;
}

async function startClubs(over: 'memory' | 'http', { objects = 2000, rateLimit }: ClubsOptions = {}) {
  await using opened = new AsyncDisposableStack();
  const { path: directory } = opened.use(await temporaryDirectory());
  const supergraphPath = join(directory, 'supergraph.graphql');
  await writeFile(supergraphPath, compose(sdls));
  const endpoints: SubgraphEndpoint[] = [];
  for (const subgraph of subgraphs()) {
    if (over === 'memory') endpoints.push(subgraph);
    else {
      const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, secret, logger });
      opened.defer(server.close);
      const endpoint = httpSubgraph({ name: subgraph.name, url: server.url, secret });
      opened.defer(endpoint.close);
      endpoints.push(endpoint);
    }
  }
  const gateway = await startGateway({
    ...{ host: '127.0.0.1', port: 0, supergraphPath, subgraphs: endpoints, access: { mode: 'open' }, logger },
    ...{ subgraphTimeoutMs: 2000, requestDeadlineMs: 5000 },
    limits: { ...defaultLimits, objects, batch: 8 },
    rateLimit,
  });
  opened.defer(gateway.close);
  const stack = opened.move();
  const sent = async (operations: object) => {
    const headers = { 'content-type': 'application/json' };
    return send(gateway.url, { method: 'POST', headers, body: JSON.stringify(operations) });
  };
  return {
    ask: (query: string) => sent({ query }),
    askAtOnce: sent,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const friends = (depth: number): string => (depth === 0 ? 'id' : `friends { ${friends(depth - 1)} }`);
const members = (depth: number): string => `club { members { person { ${friends(depth)} } } }`;

test.each(
  (['memory', 'http'] as const).flatMap((over) => [
    [over, 'one subgraph', friends(2), friends(3)] as const,
    [over, 'several subgraphs', members(1), members(2)] as const,
  ]),
)(
  'over %s lists in lists of %s are given up where they hold more than an answer may',
  async (over, _of, fits, exceeds) => {
    await using house = await startClubs(over);
    // Asked until what is taken of an answer is no longer taken apart.
    for (let times = 0; times < answersBeforeReading + 2; times += 1) {
      const { body } = await house.ask(`{ person(id: "1") { ${fits} } }`);
      expect(body).not.toHaveProperty('errors');
      const answer = Object((await house.ask(`{ person(id: "1") { ${exceeds} } }`)).body);
      expect(answer.errors[0]).toMatchObject({
        message: expect.stringContaining('ask for fewer lists in lists'),
        extensions: { code: 'ANSWER_TOO_LARGE' },
      });
      expect(JSON.stringify(answer.data).length).toBeLessThan(10_000);
    }
  },
);

test.each(['memory', 'http'] as const)(
  'over %s nobody is given up for what is asked at the same time, though all of it is more than one answer may hold',
  async (over) => {
    await using house = await startClubs(over);
    const query = `query Friends($id: ID!) { person(id: $id) { ${friends(2)} } }`;
    const { body } = await house.askAtOnce(Array.from({ length: 8 }, (_, id) => ({ query, variables: { id } })));
    expect(body).toHaveLength(8);
    for (const answer of Object(body)) expect(answer).not.toHaveProperty('errors');
  },
);

test.each([
  ['is given up', friends(3)],
  ['holds more than its cost said', friends(2)],
])('an answer that %s is paid for by what it holds', async (_which, asked) => {
  await using house = await startClubs('memory', { rateLimit: { perSecond: 0.01, burst: 600 } });
  const statuses: number[] = [];
  for (let times = 0; times < 2; times += 1)
    statuses.push((await house.ask(`{ person(id: "1") { ${asked} } }`)).status);
  expect(statuses).toEqual([200, 429]);
});

test('an operation of little cost is given up when its lists hold more than ten thousand items', async () => {
  await using house = await startClubs('memory', { objects: 100_000 });
  const codes = async (fields: string) => {
    const { errors = [] } = Object((await house.ask(`{ person(id: "1") { ${fields} } }`)).body);
    return errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
  };
  expect(await codes(friends(2))).toEqual([]);
  expect(await codes(friends(3))).toEqual(['ANSWER_TOO_LARGE']);
});
