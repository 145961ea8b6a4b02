import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, execute, type GraphQLResolveInfo, parse } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from './compose.ts';
import { startBoth } from './differential/two-gateways.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6",
  import: ["@key", "@external", "@requires"])
  directive @upper on FIELD | INLINE_FRAGMENT`;

const sdls: Record<string, string> = {
  people: `${link}
    type Query { people: [Person] }
    type Mutation { rename(id: ID!): Person }
    type Person @key(fields: "id") { id: ID!  name: String  born: Int  greeting(in: String): String  favourite: Post }
    type Post @key(fields: "id", resolvable: false) { id: ID! }`,
  posts: `${link}
    type Mutation { post(id: ID!): Post }
    type Post @key(fields: "id") { id: ID!  text: String  author: Person }
    type Person @key(fields: "id") { id: ID!  posts: [Post] }`,
  prices: `${link}
    type Post @key(fields: "id") { id: ID!  text: String @external  likes: Int  fee: Int @requires(fields: "text") }`,
};

const people = ['Ada', 'Bob', 'Cy'].map((name, index) => ({ id: String(index + 1), name, born: 1990 + index }));
const postsOf: Record<string, string[]> = { '1': ['10', '20'], '2': ['20'], '3': [] };
const authorOf: Record<string, string> = { '10': '1', '20': '2' };
const personOf = (id: string) => people.find((person) => person.id === id);

interface Asked {
  subgraph: string;
  representations: readonly { id: string }[] | undefined;
}

/**
 * Three people, who wrote posts.
 *
 * @param refine changes an answer
 * @param textOf a post by its id, and by how often posts were asked for before
 */
async function startPeople({
  refine = (_asked: Asked, answer: ExecutionResult) => answer,
  textOf = (id: string, _before: number) => `post ${id}`,
} = {}) {
  const calls: Asked[] = [];
  const post = (id: string, before: number) => ({ id, text: textOf(id, before), author: { id: authorOf[id] } });
  const before = (subgraph: string) => calls.filter((call) => call.subgraph === subgraph).length - 1;
  const resolvers = {
    people: {
      Query: { people: () => people },
      Mutation: { rename: (_: unknown, { id }: { id: string }) => personOf(id) },
      Person: {
        __resolveReference: ({ id }: { id: string }) => personOf(id),
        name: ({ name }: { name: string }, _args: unknown, _context: unknown, { fieldNodes }: GraphQLResolveInfo) =>
          fieldNodes.some(({ directives = [] }) => directives.length > 0) ? name.toUpperCase() : name,
        favourite: ({ id }: { id: string }) => ({ id: `${id}0` }),
        greeting: ({ name }: { name: string }, { in: language }: { in: string }) => `${name} (${language})`,
      },
    },
    posts: {
      Mutation: { post: (_: unknown, { id }: { id: string }) => post(id, before('posts')) },
      Post: { __resolveReference: ({ id }: { id: string }) => post(id, before('posts')) },
      Person: { posts: ({ id }: { id: string }) => postsOf[id]?.map((each) => post(each, before('posts'))) },
    },
    prices: {
      Post: {
        likes: ({ id }: { id: string }) => Number(id),
        fee: ({ text }: { text: string }) => text.length,
      },
    },
  };
  const schemas = new Map(
    Object.entries(resolvers).map(([name, own]) => {
      const typeDefs = parse(sdls[name] ?? '');
      return [name, buildSubgraphSchema({ typeDefs, resolvers: own as never })];
    }),
  );
  const { stock, ours } = await startBoth(compose(sdls), {
    names: Object.keys(sdls),
    respond: async (subgraph, { query, variables }) => {
      const asked = { subgraph, representations: variables?.representations as Asked['representations'] };
      calls.push(asked);
      const schema = schemas.get(subgraph);
      if (!schema) throw new Error('there is no such subgraph');
      return refine(asked, await execute({ schema, document: parse(query), variableValues: variables }));
    },
  });
  const ask = async (query: string) => {
    const expected = await stock({ query, variables: {} }, 0);
    const stockCalls = calls.splice(0).length;
    const got = await ours({ query, variables: {} }, 0);
    return { got, expected: JSON.parse(JSON.stringify(expected)), calls: calls.splice(0), stockCalls };
  };
  return { ask };
}

const entitiesAsked = (calls: readonly Asked[], subgraph: string) =>
  calls.filter((call) => call.subgraph === subgraph).map(({ representations }) => representations?.map(({ id }) => id));

test('a subgraph is not asked for what it told of an entity at an earlier step, by whichever name', async () => {
  const { ask } = await startPeople();
  const query = '{ people { id called: name born posts { text author { name year: born } } } }';
  const { got, expected, calls, stockCalls } = await ask(query);
  expect(got).toEqual(expected);
  expect(stockCalls).toBe(3);
  expect(calls.map(({ subgraph }) => subgraph)).toEqual(['people', 'posts']);
});

test('of some entities only those are asked for of which it told nothing', async () => {
  const { ask } = await startPeople({
    refine: ({ subgraph, representations }, { data }) => {
      if (subgraph !== 'people' || representations) return { data };
      return { data: { people: [data?.people].flat().slice(0, 1) } };
    },
  });
  const { got, expected, calls } = await ask('{ people { name posts { author { name } } } }');
  expect(got).toEqual(expected);
  expect(got.data).toEqual({
    people: [{ name: 'Ada', posts: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }] }],
  });
  expect(entitiesAsked(calls, 'people')).toEqual([undefined, ['2']]);
});

test.each([
  ['it did not tell', '{ people { name posts { author { name born } } } }'],
  ['depends on arguments', '{ people { greeting(in: "fr") posts { author { greeting(in: "fr") } } } }'],
  ['it told as a directive had it', '{ people { name @upper posts { author { name } } } }'],
  ['a directive is about', '{ people { name posts { author { name @upper } } } }'],
  ['is within what a directive is about', '{ people { ... @upper { name } posts { author { name } } } }'],
])('a subgraph is asked for what %s', async (_what, query) => {
  const { ask } = await startPeople();
  const { got, expected, calls } = await ask(query);
  expect(got).toEqual(expected);
  expect(entitiesAsked(calls, 'people')).toEqual([undefined, ['1', '2']]);
});

test('what was told with an error is asked for again', async () => {
  const errors = [{ message: 'lost', path: ['people', 0, 'name'] } as never];
  const { ask } = await startPeople({
    refine: ({ representations, subgraph }, answer) =>
      subgraph === 'people' && !representations ? { ...answer, errors } : answer,
  });
  const { got, calls } = await ask('{ people { name posts { author { name } } } }');
  expect(got.errors).toMatchObject([{ path: ['people', 0, 'name'] }]);
  expect(entitiesAsked(calls, 'people')).toEqual([undefined, ['1', '2']]);
});

test('what follows from something required is asked for again where that is another one, and not where it is the same', async () => {
  const query = '{ people { posts { text fee author { favourite { fee text } } } } }';
  const same = await (await startPeople()).ask(query);
  expect(same.got).toEqual(same.expected);
  expect(entitiesAsked(same.calls, 'prices')).toEqual([['10', '20']]);
  // With an error what posts tell is asked for again, and then another text is told.
  const errors = [{ message: 'lost', path: ['_entities', 2, 'posts'] } as never];
  const { ask } = await startPeople({
    textOf: (id, before) => (id === '10' && before > 0 ? 'another text' : `post ${id}`),
    refine: ({ subgraph, representations }, answer) =>
      subgraph === 'posts' && representations?.length === 3 ? { ...answer, errors } : answer,
  });
  const edited = await ask(query);
  expect(edited.got.data).toEqual(edited.expected.data);
  expect(entitiesAsked(edited.calls, 'prices')).toEqual([['10', '20'], ['10']]);
});

test('what needs no requirement is told by what was asked with one, and not the other way round', async () => {
  const { ask } = await startPeople();
  const less = await ask('{ people { posts { fee likes author { favourite { likes } } } } }');
  expect(less.got).toEqual(less.expected);
  expect(entitiesAsked(less.calls, 'prices')).toEqual([['10', '20']]);
  const more = await ask('{ people { posts { likes author { favourite { fee likes } } } } }');
  expect(more.got).toEqual(more.expected);
  expect(entitiesAsked(more.calls, 'prices').length).toBeGreaterThan(1);
});

test('what a field of a mutation told is asked for again after the next one', async () => {
  const { ask } = await startPeople();
  const { got, expected, calls } = await ask(
    'mutation { rename(id: "1") { name } post(id: "10") { author { name } } }',
  );
  expect(got).toEqual(expected);
  expect(entitiesAsked(calls, 'people')).toEqual([undefined, ['1']]);
});
