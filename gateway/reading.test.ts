import Fastify from 'fastify';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { knownDocuments } from './known-operations/documents.ts';
import { addDocumentLimits } from './limits/document-limits.ts';
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
    const { document } = await reading(undefined, here).read(text, 'request');
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
    expect(await reading(undefined, here).verdictOn(text, 'request', schema)).toMatchObject({ is: 'unbearable' });
  });

  test('too many fields to be compared', async () => {
    const text = `{ ${'b '.repeat(200)} }`;
    const { excess } = await reading(undefined, here).read(text, 'request');
    expect(excess).toEqual([
      'OPERATION_TOO_LARGE',
      'the document has too many fields of the same name in the same place',
    ]);
  });
});

test('a text that is short is left to whoever asks', async () => {
  expect(await reading(moody()).read('{ silent }', 'request')).toEqual({});
});

test('texts are read at once until they are too many in a short time, and then on the thread', async () => {
  const thread = readingThread();
  const reader = reading(thread, { burst: 300, perSecond: 0.001 });
  const running = [];
  for (const name of ['A', 'B', 'C', 'D']) {
    await reader.read(long(`query ${name} { ...long }`), 'request');
    running.push(thread.isRunning);
  }
  expect(running).toEqual([false, false, true, true]);
});

test('a text is judged by the schema that serves, and once', async () => {
  const thread = readingThread();
  const reader = reading(thread);
  const text = long('{ a { ...long } }');
  const verdicts = await Promise.all([reader.read(text, 'request'), reader.verdictOn(text, 'request', schema)]);
  expect(verdicts).toEqual([{ document: { text, schema, verdict: { is: 'valid' } } }, { is: 'valid' }]);
  const other = buildSchema('type Query { b: String }');
  reader.serve(other);
  expect((await reader.read(text, 'request')).document).toMatchObject({ schema: other, verdict: { is: 'mistaken' } });
  expect(await reader.verdictOn(text, 'request', schema)).toEqual({ is: 'valid' });
});

test('while the thread is asked more than it may be, others are refused and the answers are told', async () => {
  const reader = reading();
  const asked = Array.from({ length: 60 }, (_, turn) => reader.read(long(`query Q${turn} { ...long }`), 'request'));
  const settled = await Promise.allSettled(asked);
  const refused = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
  expect(refused.map(({ code, status }) => [code, status])).toEqual(Array(10).fill(['TOO_MANY_DOCUMENTS', 429]));
  expect(await reader.read(long('query Q59 { ...long }'), 'request')).toMatchObject({ document: {} });
});

test('a thread that ends fails what waits for it, and another takes its place', async () => {
  const reader = reading(moody());
  const silent = reader.read(long('query silent { ...long }'), 'request');
  await expect(reader.read(long('query fatal { ...long }'), 'request')).rejects.toThrow(NotRead);
  await expect(silent).rejects.toMatchObject({ status: 503, code: 'DOCUMENT_NOT_READ' });
  expect(await reader.read(long('query Q { ...long }'), 'request')).toMatchObject({
    document: { verdict: { is: 'valid' } },
  });
});

test('a request whose document is not read is refused with a code, and told when to come again', async () => {
  await using server = Fastify();
  const reader = reading(moody());
  addDocumentLimits(server, {
    ...{ limits: defaultLimits, reader, documents: knownDocuments(1000) },
    contextOf: () => {
      throw new Error('nobody is charged');
    },
    chargeWasted: () => {},
  });
  server.post('/graphql', async () => 'answered');
  const post = (query: string) => server.inject({ method: 'POST', url: '/graphql', payload: { query } });
  for (let turn = 0; turn < 50; turn += 1)
    reader.read(long(`query silent${turn} { ...long }`), 'request').catch(() => {});
  const refused = await post(long('query Q { ...long }'));
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
    429,
    '1',
    { errors: [{ extensions: { code: 'TOO_MANY_DOCUMENTS' } }] },
  ]);
  expect((await post('{ b }')).body).toBe('answered');
});
