import Fastify from 'fastify';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { anonymous } from './auth.ts';
import { startDeadline } from './deadline.ts';
import { knownDocuments } from './known-operations/documents.ts';
import { addDocumentLimits } from './limits/document-limits.ts';
import { readText } from './limits/document-text.ts';
import { defaultLimits } from './limits.ts';
import { NotRead } from './reading/not-read.ts';
import { requestValidation } from './reading/verdict.ts';
import { DocumentReader, readingThread } from './reading.ts';

const schema = buildSchema(`
  type Query { a(x: Int, by: By): Query b: String }
  type Subscription { changed: String other: String }
  input By @oneOf { id: ID name: String }
`);
const long = (text: string) =>
  `${text} fragment long on Query { ${Array.from({ length: 40 }, (_, i) => `b${i}: b`).join(' ')} }`;

/** A thread that answers only some texts, and ends by others. */
const moody = () =>
  readingThread(
    new URL(`data:text/javascript,
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ kind, number, asked }) => {
        if (kind !== 'ask' || asked.text.includes('silent')) return;
        if (asked.text.includes('fatal')) process.exit(1);
        parentPort.postMessage({ number, answer: { is: 'valid' } });
      });`),
  );

const asked = (text: string, owner = 'owner') => {
  const { tokens } = readText(text, defaultLimits);
  return { text, tokens, as: 'request' as const, owner };
};

const nothingHere = { burst: 0, perSecond: 0 };

function reading(thread = readingThread(), here = nothingHere): DocumentReader {
  const reader = new DocumentReader(defaultLimits, { thread, here });
  reader.serve(schema);
  return reader;
}

describe.each([
  ['on the thread', nothingHere],
  ['at once', { burst: 10_000, perSecond: 1 }],
])('a text that is not short and is read %s is judged as GraphQL judges it:', (_where, here) => {
  test.each([
    ['valid', '{ a(x: 1) { ...long } }'],
    ['fields that are not there', '{ c d a { e } ...long }'],
    ['more mistakes than are told', '{ c d e f g h i ...long }'],
    ['fields that conflict', '{ a(x: 1) { b } a(x: 2) { b } ...long }'],
    ['several places for one mistake', 'query Q($x: Int, $x: Int) { a(x: $x) { ...long } }'],
    ['an input object that is to have one field', '{ a(by: { id: 1, name: "n" }) { ...long } }'],
    ['a kind of operation that does not exist', 'mutation { a } query Q { ...long }'],
    ['a subscription', 'subscription { changed } query Q { ...long }'],
  ])('%s', async (_what, start) => {
    const text = long(start);
    const { document } = await reading(undefined, here).read(asked(text));
    const rules = [...specifiedRules, ...requestValidation.rules];
    const mistakes = validate(schema, parse(text), rules, requestValidation.options).map(({ message, nodes }) => ({
      message,
      positions: nodes?.map(({ loc }) => loc?.start) ?? [],
    }));
    expect(document?.verdict).toEqual(mistakes.length > 0 ? { is: 'mistaken', mistakes } : { is: 'valid' });
  });

  test('what a rule of GraphQL throws', async () => {
    const text = long('subscription ($v: Boolean!) { changed @include(if: $v) } query Q { ...long }');
    expect(() => validate(schema, parse(text))).toThrow('"$v"');
    expect(await reading(undefined, here).verdictOn(asked(text), schema)).toMatchObject({ is: 'unbearable' });
  });

  test('too many fields to be compared', async () => {
    const text = `{ ${'b '.repeat(200)} }`;
    const { excess } = await reading(undefined, here).read(asked(text));
    expect(excess).toEqual([
      'OPERATION_TOO_LARGE',
      'the document has too many fields of the same name in the same place',
    ]);
  });
});

describe('of a text that is not short', () => {
  const pages = buildSchema(`
    type Query { all(first: Int): All __typename: String }
    type All { nodes: [Node!]! }
    type Node { id: ID all(first: Int): All }
  `);
  const costly = (start: string, size: string) =>
    `${start} ${Array.from(
      { length: 30 },
      (_, i) => `a${i}: all(first: ${size}) { nodes { id all(first: ${size}) { nodes { id } } } }`,
    ).join(' ')} }`;
  const read = async (text: string, variables?: unknown) => {
    const reader = new DocumentReader({ ...defaultLimits, page: 200 }, { thread: readingThread(), here: nothingHere });
    reader.serve(pages);
    const { excess, cost, document } = await reader.read({ ...asked(text), variables });
    return { code: excess?.[0], cost, verdict: document?.verdict.is };
  };
  const tooLarge = { code: 'OPERATION_TOO_LARGE', cost: 30 * (1 + 100 + 100 * (1 + 100)), verdict: undefined };
  const valid = { code: undefined, cost: undefined, verdict: 'valid' };
  const mistaken = { ...valid, verdict: 'mistaken' };

  test.each<[string, string, unknown, object]>([
    ['what it may cost is too much', costly('{', '100'), undefined, tooLarge],
    ['it is too much by its variables', costly('query ($n: Int) {', '$n'), { n: 100, text: 'x' }, tooLarge],
    ['it is too much by the defaults of its variables', costly('query ($n: Int = 100) {', '$n'), {}, tooLarge],
    ['a page is too large', costly('query ($n: Int) {', '$n'), { n: 201 }, { code: 'PAGE_TOO_LARGE' }],
    ['it is too much and wrong in other ways', costly('{ nothing', '100'), undefined, tooLarge],
    ['it is too much where the schema is asked for as well', costly('{ __schema { description }', '100'), {}, valid],
    ['it is too much in one of several operations', `${costly('query A {', '100')} query B { __typename }`, {}, valid],
    [
      'a variable has no size instead of its large default',
      costly('query ($n: Int = 100) {', '$n'),
      { n: null },
      valid,
    ],
    ['variables make it little', costly('query ($n: Int = 100) {', '$n'), { n: 2 }, valid],
    [
      'there are more variables than are looked for',
      costly('query ($n: Int) {', '$n'),
      { ...Array(100).fill('x'), n: 100 },
      valid,
    ],
    ['variables are no object', costly('query ($n: Int = 100) {', '$n'), 'n', valid],
    [
      'fragments contain themselves',
      `${costly('{ ...f', '2')} fragment f on Query { all { ...g } ...f } fragment g on All { ...g }`,
      {},
      mistaken,
    ],
  ])('%s', async (_what, text, variables, told) => {
    expect(await read(text, variables)).toMatchObject(told);
  });

  test('a text is judged with the variables of each request', async () => {
    const reader = new DocumentReader(defaultLimits, { thread: readingThread(), here: nothingHere });
    reader.serve(pages);
    const text = costly('query ($n: Int) {', '$n');
    const sizes = [2, 100, 2, 100];
    const judged = await Promise.all(sizes.map((n) => reader.read({ ...asked(text), variables: { n } })));
    const afterwards = await reader.read({ ...asked(text), variables: { n: 100 } });
    expect(judged.map(({ excess }) => excess?.[0])).toEqual([
      undefined,
      'OPERATION_TOO_LARGE',
      undefined,
      'OPERATION_TOO_LARGE',
    ]);
    // Once it is known to be valid, what it costs is for whoever executes it to say.
    expect(afterwards).toMatchObject({ document: { verdict: { is: 'valid' } } });
  });
});

test('a text that is short is left to whoever asks', async () => {
  expect(await reading(moody()).read(asked('{ silent }'))).toEqual({});
});

test('texts are read at once until they are too many in a short time, and then on the thread', async () => {
  const thread = readingThread();
  const reader = reading(thread, { burst: 300, perSecond: 0.001 });
  const running = [];
  for (const name of ['A', 'B', 'C', 'D']) {
    await reader.read(asked(long(`query ${name} { ...long }`)));
    running.push(thread.isRunning);
  }
  expect(running).toEqual([false, false, true, true]);
});

test('a text is judged by the schema that serves, and once', async () => {
  const thread = readingThread();
  const reader = reading(thread);
  const text = long('{ a { ...long } }');
  const verdicts = await Promise.all([reader.read(asked(text)), reader.verdictOn(asked(text), schema)]);
  expect(verdicts).toEqual([{ document: { text, schema, verdict: { is: 'valid' } } }, { is: 'valid' }]);
  const other = buildSchema('type Query { b: String }');
  reader.serve(other);
  expect((await reader.read(asked(text))).document).toMatchObject({ schema: other, verdict: { is: 'mistaken' } });
  expect(await reader.verdictOn(asked(text), schema)).toEqual({ is: 'valid' });
});

test('while the thread is asked more than it may be, others are refused and the answers are told', async () => {
  const reader = reading();
  const owners = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((owner) => Array<string>(10).fill(owner));
  const settled = await Promise.allSettled(
    owners.map((owner, turn) => reader.read(asked(long(`query Q${turn} { ...long }`), owner))),
  );
  const refused = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
  expect(refused.map(({ code, status }) => [code, status])).toEqual(Array(10).fill(['TOO_MANY_DOCUMENTS', 429]));
  expect(await reader.read(asked(long('query Q59 { ...long }')))).toMatchObject({ document: {} });
});

test('a caller of whom half of all that may wait does so is refused more, and another one is not the last', async () => {
  const reader = reading(moody());
  const read: string[] = [];
  const ask = async (owner: string, turn: number) => {
    await reader.read(asked(long(`query Q${turn} { ...long }`), owner));
    read.push(owner);
  };
  const first = Array.from({ length: 25 }, (_, turn) => ask('one', turn));
  await expect(ask('one', 25)).rejects.toMatchObject({ status: 429, code: 'TOO_MANY_DOCUMENTS' });
  await Promise.all([...first, ask('another', 26)]);
  expect(read.indexOf('another')).toBeLessThan(5);
});

test('a thread that ends fails what waits for it, and another takes its place', async () => {
  const reader = reading(moody());
  const silent = reader.read(asked(long('query silent { ...long }')));
  await expect(reader.read(asked(long('query fatal { ...long }')))).rejects.toThrow(NotRead);
  await expect(silent).rejects.toMatchObject({ status: 503, code: 'DOCUMENT_NOT_READ' });
  expect(await reader.read(asked(long('query Q { ...long }')))).toMatchObject({
    document: { verdict: { is: 'valid' } },
  });
});

test('a request whose document is not read is refused with a code, and told when to come again', async () => {
  await using server = Fastify();
  const reader = reading(moody());
  addDocumentLimits(server, {
    ...{ limits: defaultLimits, reader, documents: knownDocuments(1000), checkSent: () => undefined },
    contextOf: () => ({ requestId: '1', caller: anonymous, address: '::1', deadline: startDeadline(1000) }),
    chargeWasted: () => {
      throw new Error('nobody is charged');
    },
  });
  server.post('/graphql', async () => 'answered');
  const post = (query: string) => server.inject({ method: 'POST', url: '/graphql', payload: { query } });
  for (let turn = 0; turn < 50; turn += 1)
    reader.read(asked(long(`query silent${turn} { ...long }`), `owner ${turn}`)).catch(() => {});
  const refused = await post(long('query Q { ...long }'));
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
    429,
    '1',
    { errors: [{ extensions: { code: 'TOO_MANY_DOCUMENTS' } }] },
  ]);
  expect((await post('{ b }')).body).toBe('answered');
});
