import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Constellation, send, startConstellation } from './constellation.ts';
import { composeChanged } from './stand-ins.ts';

let constellation: Constellation;
beforeAll(async () => {
  constellation = await startConstellation({ over: 'memory' });
});
afterAll(() => constellation.close());

const json = { 'content-type': 'application/json' };
const both = 'application/graphql-response+json,application/json;q=0.9';
/** As urql sends with everything. */
const anyTransport =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';
const oneCustomer = 'query One($id: ID!) { customer(id: $id) { id billing { recordIds } } }';

/** What a client sees of an answer, whenever it asks. */
async function answerTo(body: unknown, headers: Record<string, string> = {}) {
  const sent = { ...json, 'x-request-id': 'request-1', ...headers };
  const answer = await send(constellation.url, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  const { date: _date, ...kept } = answer.headers;
  return { ...answer, headers: kept };
}

test.each<[string, unknown, Record<string, string>?]>([
  ['data', { query: oneCustomer, variables: { id: '7' } }],
  ['nobody', { query: oneCustomer, variables: { id: 'nobody' } }],
  ['an error of a subgraph', { query: '{ customers { id billing { broken refused(first: 0) } } }' }],
  ['a variable that is missing', { query: oneCustomer }],
  ['a variable of the wrong type', { query: oneCustomer, variables: { id: { a: 1 } } }],
  ['one of several operations', { query: 'query A { billingOwner } query B { salesOwner }', operationName: 'B' }],
  ['an operation that is not there', { query: 'query A { billingOwner } query B { salesOwner }', operationName: 'C' }],
  ['no operation by name where there are two', { query: 'query A { billingOwner } query B { salesOwner }' }],
  [
    'an operation that costs too much',
    { query: 'query ($n: Int) { customers(first: $n) { id } }', variables: { n: 101 } },
  ],
  ['introspection', { query: '{ __schema { queryType { name } } __typename }' }],
  ['what is no GraphQL', { query: '{ customers' }],
  ['a field that is not there', { query: '{ nothing }' }],
  ['variables that are a list', { query: oneCustomer, variables: [] }],
  ['a report of the cost', { query: oneCustomer, variables: { id: '7' } }, { 'graphql-cost': 'report' }],
  ['a client that reads both types', { query: oneCustomer, variables: {} }, { accept: both }],
  ['a client that reads streams as well', { query: oneCustomer, variables: { id: '7' } }, { accept: anyTransport }],
  ['a client that reads neither type', { query: oneCustomer, variables: { id: '7' } }, { accept: 'text/plain' }],
])('%s is answered the second and the third time as it was the first', async (_what, body, headers) => {
  const first = await answerTo(body, headers);
  expect(await answerTo(body, headers)).toEqual(first);
  expect(await answerTo(body, headers)).toEqual(first);
});

test('a document is validated again for a supergraph that came since', async () => {
  const query = '{ customers(first: 1) { marketing { secret } } }';
  const before = await answerTo({ query });
  expect(before.status).toBe(200);
  expect(await answerTo({ query })).toEqual(before);
  await writeFile(
    constellation.supergraphPath,
    composeChanged((name, sdl) => (name === 'marketing' ? sdl.replace('secret: String', '') : sdl)),
  );
  await vi.waitFor(async () => expect((await answerTo({ query })).status).toBe(400), { timeout: 5000 });
  expect(await answerTo({ query })).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  });
});
