import { buildSchema, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Documents } from './documents.ts';

const sdl = `
  input Wish { text: String = "as \\"usual\\"" many: [Int!] }
  input Key @oneOf { id: ID email: String }
  input Strict { id: ID! }
  input Filter { text: String and: [Filter!] not: Filter }
  enum Mood { HAPPY SAD }
  interface Part { name: String! part: Part }
  ${['Screw', 'Nut', 'Bolt', 'Pin'].map((type) => `type ${type} implements Part { name: String! part: Part }`).join(' ')}
  type Thing { name: String! inner: Thing tags: [String!]! }
  type Query {
    echo(text: String = "none", wish: Wish, mood: Mood, key: Key): String!
    any(filters: [Filter!]): String
    named(by: Key!): String
    strict(id: ID!, all: [ID!], by: Strict): String
    part: Part
    thing: Thing
    late: Thing
    things: [Thing!]
  }
  type Mutation { step(number: Int!): Int! }
`;
const thing = { name: 'outer', inner: { name: 'inner', inner: null, tags: ['a'] }, tags: [] };
const screw = { __typename: 'Screw', name: 'screw', part: () => screw };
const everything = `query ($text: String, $wish: Wish, $mood: Mood, $key: Key) {
  echo(text: $text, wish: $wish, mood: $mood, key: $key)
}`;

function openDocuments() {
  const schema = buildSchema(sdl);
  const steps: number[] = [];
  const resolvers: Record<string, (args: Record<string, unknown>) => unknown> = {
    echo: (args) => JSON.stringify(args),
    part: () => screw,
    any: ({ filters }) => JSON.stringify(filters),
    named: ({ by }) => JSON.stringify(by),
    strict: (args) => JSON.stringify(args),
    thing: async () => thing,
    late: async () => {
      throw new GraphQLError('not now', { extensions: { code: 'AWAY' } });
    },
    things: () => [thing, { ...thing, tags: [null] }],
    step: async ({ number }) => {
      await new Promise(setImmediate);
      return steps.push(Number(number));
    },
  };
  const fields = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
  for (const [name, field] of Object.entries(fields)) field.resolve = (_source, args) => resolvers[name]?.(args);
  const documents = new Documents(schema);
  const once = async (query: string, variables?: Record<string, unknown>, operationName?: string) => {
    const result = await documents.answer({ query, variables, operationName, contextValue: {} });
    return JSON.parse(JSON.stringify(result));
  };
  return { once, steps };
}

/** Asks until the document has long been compiled; every answer must be that of the first time. */
async function asked(query: string, variables?: Record<string, unknown>, operationName?: string) {
  const { once } = openDocuments();
  const first = await once(query, variables, operationName);
  for (let time = 2; time <= 5; time++) {
    const { data, errors } = await once(query, variables, operationName);
    expect(data).toEqual(first.data);
    const told = (each: GraphQLError[] = []) => each.map(({ message, path }) => ({ message, path }));
    expect(told(errors)).toEqual(expect.arrayContaining(told(first.errors)));
  }
  return first;
}

const echo = async (...question: Parameters<typeof asked>) => JSON.parse((await asked(...question)).data.echo);

describe('a document is answered the first time and the fifth alike', () => {
  const texts = ['`$' + '{process.exit(1)}`', `'"\\`, '*/ throw 1 //', '\u2028\u2029', '__proto__', '\\u0041', '\n'];

  it.each(texts)('a literal is handed over as it is written: %j', async (text) => {
    const literal = JSON.stringify(text);
    expect(await echo(`{ echo(text: ${literal}, wish: { text: ${literal} }) }`)).toEqual({ text, wish: { text } });
  });

  it.each(texts)('a variable and its default are handed over as they are: %j', async (text) => {
    const query = `query ($a: String, $b: String = ${JSON.stringify(text)}) { echo(text: $a, wish: { text: $b }) }`;
    expect(await echo(query, { a: text })).toEqual({ text, wish: { text } });
  });

  it.each([
    [{}, { text: 'none' }],
    [
      { text: null, wish: {} },
      { text: null, wish: { text: 'as "usual"' } },
    ],
    [{ wish: { text: null, many: [1] } }, { text: 'none', wish: { text: null, many: [1] } }],
    [{ wish: { many: 1 } }, { text: 'none', wish: { text: 'as "usual"', many: [1] } }],
  ])('what is left out is told from null, and has the default of the schema: %j', async (variables, handedOver) => {
    expect(await echo(everything, variables)).toEqual(handedOver);
  });

  it('a variable of an object that is left out is told from null, and the object has the default of the schema', async () => {
    const query = 'query ($text: String, $many: [Int!]) { echo(wish: { text: $text, many: $many }) }';
    expect(await echo(query)).toEqual({ text: 'none', wish: { text: 'as "usual"' } });
    expect(await echo(query, { many: [1] })).toEqual({ text: 'none', wish: { text: 'as "usual"', many: [1] } });
    expect(await echo(query, { text: null, many: null })).toEqual({ text: 'none', wish: { text: null, many: null } });
  });

  it.each([
    [{ wish: { many: ['1'] } }, 'Int cannot represent non-integer value: "1"'],
    [{ wish: { none: 1 } }, 'Field "none" is not defined by type "Wish"'],
    [{ mood: 'ANGRY' }, 'Value "ANGRY" does not exist in "Mood" enum'],
    [{ key: { id: '1', email: 'a' } }, 'Exactly one key must be specified for OneOf type "Key"'],
    [{ key: { id: null } }, 'Field "id" must be non-null'],
    [{ key: {} }, 'Exactly one key must be specified for OneOf type "Key"'],
    [{ text: 1 }, 'String cannot represent a non string value: 1'],
  ])('the variables %j are refused by what their type wants', async (variables, message) => {
    const { data, errors } = await asked(everything, variables);
    expect(data).toBeUndefined();
    expect(errors[0].message).toContain(message);
  });

  it.each(['$email: String', '$email: String = null'])(
    'the one key of an object may be given by %s',
    async (variable) => {
      const query = `query (${variable}) { named(by: { email: $email }) }`;
      expect((await asked(query, { email: 'a' })).data).toEqual({ named: '{"email":"a"}' });
      const message = 'Variable "$email" must not be null: it is the one key of "Key".';
      for (const variables of [{ email: null }, {}])
        expect(await asked(query, variables)).toEqual({ errors: [expect.objectContaining({ message })] });
    },
  );

  it('the default of a variable that is the one key of an object counts where it is left out', async () => {
    const query = 'query ($email: String = "usual") { named(by: { email: $email }) }';
    expect((await asked(query)).data).toEqual({ named: '{"email":"usual"}' });
    expect((await asked(query, { email: null })).data).toBeUndefined();
  });

  it.each(['id: $id', 'id: "1", all: [$id]', 'id: "1", by: { id: $id }'])(
    'null for a variable with a default costs the field %s, where null may not stand, and no other',
    async (given) => {
      const query = `query ($id: ID = "usual") { strict(${given}) echo }`;
      expect((await asked(query)).data.strict).toContain('usual');
      const { data, errors } = await asked(query, { id: null });
      expect(data).toEqual({ strict: null, echo: '{"text":"none"}' });
      expect(errors).toEqual([expect.objectContaining({ path: ['strict'] })]);
    },
  );

  it('where a field fails, the nearest that may be null is null, and the error says where', async () => {
    const { data, errors } = await asked('{ a: late { name } b: thing { name } things { tags } }');
    expect(data).toEqual({ a: null, b: { name: 'outer' }, things: null });
    const told = errors.map(({ path, extensions }: GraphQLError) => [path?.join('.'), extensions?.code]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['a', 'AWAY'],
        ['things.1.tags.0', undefined],
      ]),
    );
  });

  it('fields come and go by @skip and @include', async () => {
    const query = 'query ($on: Boolean!) { thing { name inner @include(if: $on) { name } tags @skip(if: $on) } }';
    expect((await asked(query, { on: true })).data).toEqual({ thing: { name: 'outer', inner: { name: 'inner' } } });
    expect((await asked(query, { on: false })).data).toEqual({ thing: { name: 'outer', tags: [] } });
  });

  it.each([
    [
      'thing @skip(if: $on) { name } thing @include(if: $too) { tags }',
      [{ tags: [] }, { name: 'outer', tags: [] }, {}],
    ],
    [
      'thing { ...named @skip(if: $on) } thing { ...named @include(if: $too) }',
      [{ name: 'outer' }, { name: 'outer' }, {}],
    ],
    ['thing { ... @skip(if: $on) { name } name @include(if: $too) }', [{ name: 'outer' }, { name: 'outer' }, {}]],
  ])('a field that stands twice comes where either of its conditions has it: %s', async (selection, things) => {
    const fragment = selection.includes('named') ? 'fragment named on Thing { name }' : '';
    const query = `query ($on: Boolean!, $too: Boolean!) { ${selection} } ${fragment}`;
    const conditions = [
      { on: true, too: true },
      { on: false, too: true },
      { on: true, too: false },
    ];
    for (const [place, variables] of conditions.entries()) {
      const { data } = await asked(query, variables);
      expect(data.thing ?? {}).toEqual(things[place]);
    }
  });

  it('of several operations the named one runs, and a name that is not there is refused', async () => {
    const query = 'query A { a: echo } query B { b: thing { name } }';
    expect((await asked(query, {}, 'B')).data).toEqual({ b: { name: 'outer' } });
    for (const name of ['C', undefined]) expect((await asked(query, {}, name)).errors).toHaveLength(1);
    expect((await asked('query A { echo }', {}, 'C')).errors[0].message).toBe('Unknown operation named "C".');
  });
});

it.each(['__proto__', 'constructor', 'toString'])(
  'a field may be called %s, however often it is asked',
  async (name) => {
    const { once } = openDocuments();
    for (let time = 1; time <= 5; time++) {
      const { data } = await once(`{ things { ${name}: name inner { ${name}: name } } ${name}: thing { name } }`);
      const item = `{"${name}":"outer","inner":{"${name}":"inner"}}`;
      expect(JSON.stringify(data)).toBe(`{"things":[${item},${item}],"${name}":{"name":"outer"}}`);
    }
  },
);

it('a document that is long known changes in the order in which it is written', async () => {
  const { once, steps } = openDocuments();
  for (let time = 1; time <= 5; time++) {
    await once('mutation ($last: Int!) { a: step(number: 3) b: step(number: 1) c: step(number: $last) }', {
      last: time,
    });
    expect(steps.slice(-3)).toEqual([3, 1, time]);
  }
});

it('more documents than are remembered are each answered, and the first of them again', async () => {
  const { once } = openDocuments();
  for (let number = 0; number < 600; number++) {
    const query = `{ a${number}: thing { name } }`;
    for (let time = 1; time <= 4; time++)
      expect((await once(query)).data).toEqual({ [`a${number}`]: { name: 'outer' } });
  }
  expect((await once('{ a0: thing { name } }')).data).toEqual({ a0: { name: 'outer' } });
});

it('a variable that may be in itself as deep as one likes is read as it is, however often it is asked', async () => {
  const { once } = openDocuments();
  const filter = { and: [{ text: 'a' }, { not: { and: [{ text: 'b' }] } }] };
  for (let time = 1; time <= 5; time++) {
    const { data } = await once('query ($filter: [Filter!]) { echo thing { name } any(filters: $filter) }', { filter });
    expect(data).toEqual({ echo: '{"text":"none"}', thing: { name: 'outer' }, any: JSON.stringify([filter]) });
  }
});

it('what each of several types may be deep within the others is answered as soon as ever, however often it is asked', async () => {
  const { once } = openDocuments();
  const depth = 12;
  const query = `{ ${'part { name '.repeat(depth)}${'}'.repeat(depth)} }`;
  const began = performance.now();
  for (let time = 1; time <= 5; time++) {
    const { data } = await once(query);
    expect(JSON.stringify(data).match(/screw/g)).toHaveLength(depth);
  }
  expect(performance.now() - began).toBeLessThan(2000);
});
