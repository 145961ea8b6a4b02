import { writeFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import { parse, specifiedRules, validate } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { requestValidation } from '../../gateway/reading/verdict.ts';
import { withSubscriptions } from '../../gateway/subscriptions/schema.ts';
import { type Constellation, send, startConstellation } from './constellation.ts';
import { composeChanged, composeStandIns } from './stand-ins.ts';

/** Texts that are not short, which are validated on a thread. */
const padding = `fragment long on Query { ${Array.from({ length: 40 }, (_, i) => `n${i}: __typename`).join(' ')} }`;
const schema = withSubscriptions(Supergraph.build(composeStandIns()).apiSchema().toGraphQLJSSchema());

let constellation: Constellation;
beforeAll(async () => {
  constellation = await startConstellation({ over: 'memory' });
});
afterAll(() => constellation.close());

function errorsOf(query: string): object[] {
  const rules = [...specifiedRules, ...requestValidation.rules];
  return validate(schema, parse(query), rules, requestValidation.options).map(({ message, locations }) => ({
    message,
    ...(locations && { locations }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'request-1' },
  }));
}

const json = { 'content-type': 'application/json', 'x-request-id': 'request-1' };
/** The ways of a document: ours, and those through Apollo Server. */
const ways: Record<string, (query: string) => ReturnType<typeof send>> = {
  'by POST': (query) =>
    send(constellation.url, { method: 'POST', headers: json, body: JSON.stringify({ query, operationName: 'Q' }) }),
  'by POST, for an unusual type': (query) =>
    send(constellation.url, {
      ...{ method: 'POST', body: JSON.stringify({ query, operationName: 'Q' }) },
      headers: { ...json, accept: 'application/json, text/plain' },
    }),
  'by GET': (query) =>
    send(`${constellation.url}?operationName=Q&query=${encodeURIComponent(query)}`, {
      ...{ method: 'GET', headers: { ...json, 'apollo-require-preflight': 'yes' } },
    }),
};
const documents = {
  'a mistake': `query Q { nothing ...long } ${padding}`,
  'more mistakes than are told': `query Q { c d e f g h i j ...long } ${padding}`,
  'fields that conflict': `query Q { a: customer(id: "1") { id } a: customer(id: "2") { id } ...long } ${padding}`,
  'a mutation of a graph that has none': `query Q { ...long } mutation M { change } ${padding}`,
};

test.each(
  Object.keys(ways).flatMap((way) => Object.entries(documents).map(([what, query]) => [what, way, query] as const)),
)('%s %s is told as GraphQL tells it, the first and every later time', async (_what, way, query) => {
  for (const _time of [1, 2, 3]) {
    const { status, headers, body } = await (ways[way]?.(query) ?? Promise.reject(new Error(way)));
    expect([status, headers['cache-control'], body]).toEqual([400, 'no-store', { errors: errorsOf(query) }]);
  }
});

const others = { alone: '', 'beside a subscription': 'subscription S { customerChanged(ids: []) { eventId } }' };

test.each(
  Object.keys(ways).flatMap((way) => Object.entries(others).map(([where, other]) => [where, way, other] as const)),
)('a valid query %s %s is answered the first and every later time', async (_where, way, other) => {
  const query = `query Q { customer(id: "7") { id } ...long } ${other} ${padding} # ${way}`;
  const answers = [];
  for (const _time of [1, 2, 3]) answers.push(await ways[way]?.(query));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 200, body: { data: { customer: { id: '7' }, n39: 'Query' } } });
    expect({ ...answer?.headers, date: '' }).toEqual({ ...answers[0]?.headers, date: '' });
  }
});

test.each([
  ['no operation of the name', `query P { ...long } ${padding}`, 400, 'OPERATION_RESOLUTION_FAILURE'],
  ['a cost over the limit', `query Q { ...long customers(first: 101) { id } } ${padding}`, 400, 'PAGE_TOO_LARGE'],
  ['no GraphQL', `query Q { ...long } ${padding} {`, 400, 'GRAPHQL_PARSE_FAILED'],
])('%s in a document that is not short is refused alike every time', async (_what, query, status, code) => {
  const [first, ...later] = [
    await ways['by POST']?.(query),
    await ways['by POST']?.(query),
    await ways['by POST']?.(query),
  ];
  expect(first).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
  for (const answer of later) expect(answer?.body).toEqual(first?.body);
});

test('a subscription that is not short is told its mistake, over WebSocket as well', async () => {
  const fields = Array.from({ length: 40 }, (_, i) => `e${i}: eventId`).join(' ');
  const query = `subscription { customerChanged(ids: ["1"]) { ${fields} nothing } }`;
  const [mistake] = validate(schema, parse(query), undefined, { hideSuggestions: true });
  const told = { message: mistake?.message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  const client = createClient({ url: constellation.url.replace('http', 'ws'), webSocketImpl: WebSocket });
  const error = await new Promise((resolve) =>
    client.subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve('complete') }),
  );
  await client.dispose();
  expect(error).toMatchObject([told]);
  const headers = { ...json, accept: 'text/event-stream' };
  const answer = await send(constellation.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  expect(JSON.stringify(answer.body)).toContain('GRAPHQL_VALIDATION_FAILED');
});

test('a document that is not short is validated again for a supergraph that came since', async () => {
  const query = `query Q { ...long customers(first: 1) { marketing { secret } } } ${padding}`;
  expect(await ways['by POST']?.(query)).toMatchObject({ status: 200 });
  await writeFile(
    constellation.supergraphPath,
    composeChanged((name, sdl) => (name === 'marketing' ? sdl.replace('secret: String', '') : sdl)),
  );
  await vi.waitFor(async () => expect((await ways['by POST']?.(query))?.status).toBe(400), { timeout: 5000 });
  expect(await ways['by POST']?.(query)).toMatchObject({
    body: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  });
});
