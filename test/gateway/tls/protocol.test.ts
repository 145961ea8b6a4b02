import { expect, test, vi } from 'vitest';
import { startConstellation } from '../constellation.ts';
import { trustTestCertificate } from './secure-server.ts';
import { type Behaviour, subgraphOverTls } from './subgraph-over-tls.ts';

trustTestCertificate();

const answering: Behaviour = (_request, _response, answer) => answer();
const question = 'query ($id: ID!) { customer(id: $id) { id billing { recordIds } } }';
const answerFor = (id: string) => ({
  data: { customer: { id, billing: { recordIds: [`account:billing-${id}`] } } },
});

const offers = [
  ['both', { protocols: 'both' }, '2.0'],
  ['both and lets the client choose', { protocols: 'both', clientChooses: true }, '2.0'],
  ['only HTTP/1.1', { protocols: 'http/1.1' }, '1.1'],
] as const;

test.each(offers)('a subgraph whose address offers %s is called so', async (_what, offer, version) => {
  await using billing = await subgraphOverTls('billing', answering, offer);
  await using house = await startConstellation({ over: 'memory', instead: billing.endpoint });
  for (const id of ['1', '2', '3'])
    expect((await house.ask(question, { variables: { id } })).body).toEqual(answerFor(id));
  await billing.endpoint.ready();
  expect(billing.server.versions).toEqual([version, version, version, version]);
  expect(billing.server.connections()).toBe(1);
});

test('calls at the same time share one connection of HTTP/2', async () => {
  const callsAtOnce = 40;
  const all = Promise.withResolvers<void>();
  let calls = 0;
  const behave: Behaviour = async (_request, _response, answer) => {
    calls += 1;
    if (calls === callsAtOnce) all.resolve();
    await all.promise;
    await answer();
  };
  await using billing = await subgraphOverTls('billing', behave);
  await using house = await startConstellation({ over: 'memory', instead: billing.endpoint });
  const ids = Array.from({ length: callsAtOnce }, (_, index) => String(index));
  const answers = await Promise.all(ids.map((id) => house.ask(question, { variables: { id } })));
  expect(answers.map(({ body }) => body)).toEqual(ids.map(answerFor));
  expect(billing.server.versions).toEqual(ids.map(() => '2.0'));
  expect(billing.server.connections()).toBe(1);
});

test('a certificate that nobody vouches for costs the fields of its subgraph', async () => {
  const { getCACertificates, setDefaultCACertificates } = await import('node:tls');
  const trusted = getCACertificates('default');
  setDefaultCACertificates(getCACertificates('bundled'));
  try {
    await using billing = await subgraphOverTls('billing', answering);
    await using house = await startConstellation({ over: 'memory', instead: billing.endpoint });
    const { body } = await house.ask(question, { variables: { id: '1' } });
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'billing', requestId: 'request-1' };
    expect(body).toEqual({
      data: { customer: { id: '1', billing: null } },
      errors: [{ message: 'billing is not available', path: ['customer', 'billing'], extensions }],
    });
    expect(billing.server.versions).toEqual([]);
  } finally {
    setDefaultCACertificates(trusted);
  }
});

test.each(['the client leaves', 'the deadline of the request comes'])(
  'when %s the call ends at the subgraph, and its connection stays for others',
  async (why) => {
    const ended = Promise.withResolvers<void>();
    const behave: Behaviour = (request, _response, answer) => {
      if (request.headers['x-request-id'] !== 'left') answer();
      else request.stream.on('aborted', ended.resolve);
    };
    await using billing = await subgraphOverTls('billing', behave);
    const requestDeadlineMs = why === 'the client leaves' ? 30_000 : 300;
    await using house = await startConstellation({ over: 'memory', instead: billing.endpoint, requestDeadlineMs });
    const leaving = new AbortController();
    const body = JSON.stringify({ query: question, variables: { id: '1' } });
    const headers = { 'content-type': 'application/json', 'x-request-id': 'left' };
    const asked = fetch(house.url, { method: 'POST', headers, body, signal: leaving.signal }).then(
      (response) => response.text(),
      () => 'left',
    );
    await vi.waitFor(() => expect(billing.server.versions).toHaveLength(1));
    if (why === 'the client leaves') leaving.abort();
    expect(await asked).toMatch(/left|DEADLINE_EXCEEDED/);
    await ended.promise;
    expect((await house.ask(question, { variables: { id: '2' } })).body).toEqual(answerFor('2'));
    expect(billing.server.connections()).toBe(1);
  },
);
