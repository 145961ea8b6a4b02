import { expect, test, vi } from 'vitest';
import { createMetrics } from '../../../subgraphs/kit/metrics.ts';
import { switchableSubgraph } from '../../faults/switchable-subgraph.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { transports } from '../subscribers.ts';
import { parseExposition, type Sample, sampleValue } from './exposition.ts';

const lookup = 'query Lookup($id: ID!) { customer(id: $id) { billing { recordIds } support { recordIds } } }';

async function look(house: Constellation): Promise<Sample[]> {
  const { status, headers, body } = await house.get('/metrics');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  return parseExposition(String(body));
}

const of = (samples: Sample[], name: string, labels: Record<string, string> = {}) =>
  sampleValue(samples, `customer_graph_${name}`, labels);

test.each(['memory', 'http'] as const)('what is asked and answered over %s is counted', async (over) => {
  await using house = await startConstellation({ over });
  for (const id of ['1', '2', '3']) await house.ask(lookup, { variables: { id } });
  await house.ask('{ customer(id: "1") { billing { broken } } }');
  const samples = await look(house);
  expect({
    answered: of(samples, 'requests_total', { status: '200' }),
    named: of(samples, 'request_duration_seconds_count', { operation: 'Lookup' }),
    unnamed: of(samples, 'request_duration_seconds_count', { operation: 'unnamed' }),
    inFlight: of(samples, 'requests_in_flight'),
    billing: of(samples, 'subgraph_fetch_duration_seconds_count', { subgraph: 'billing', outcome: 'answered' }),
    support: of(samples, 'subgraph_fetch_duration_seconds_count', { subgraph: 'support', outcome: 'answered' }),
    fetchesInFlight: of(samples, 'subgraph_fetches_in_flight', { subgraph: 'billing' }),
    errors: of(samples, 'errors_total', { code: 'INTERNAL_SERVER_ERROR', subgraph: 'billing' }),
    operationsWithCost: of(samples, 'operation_cost_count'),
    cost: of(samples, 'operation_cost_sum'),
    plansFound: of(samples, 'plan_cache_total', { result: 'hit' }),
    plansMade: of(samples, 'plan_cache_total', { result: 'miss' }),
    plansTimed: of(samples, 'plan_duration_seconds_count'),
  }).toEqual({
    answered: 4,
    named: 3,
    unnamed: 1,
    inFlight: 0,
    billing: 4,
    support: 3,
    fetchesInFlight: 0,
    errors: 1,
    operationsWithCost: 4,
    cost: 11,
    plansFound: 2,
    plansMade: 2,
    plansTimed: 2,
  });
  expect(sampleValue(samples, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(samples.some(({ name }) => name === 'nodejs_eventloop_lag_p99_seconds')).toBe(true);
});

test('refusals are counted by their code and call nobody', async () => {
  await using house = await startConstellation({
    over: 'memory',
    access: { mode: 'secret', secret: 'a secret that tokens are signed with' },
  });
  await house.ask('{ customer(id: "1") { nothing } }');
  await house.ask('{ customer(id: "1"');
  await house.ask('{ __typename }', { headers: { authorization: 'Bearer forged' } });
  await house.ask(`{ customer(id: "1") ${'{ a '.repeat(200)}${'}'.repeat(200)} }`);
  const samples = await look(house);
  const codes = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'UNAUTHENTICATED', 'OPERATION_TOO_DEEP'];
  expect(codes.map((code) => of(samples, 'requests_refused_total', { code }))).toEqual([1, 1, 1, 1]);
  expect(of(samples, 'request_duration_seconds_count', { operation: 'none' })).toBe(4);
  expect(house.calls()).toBe(0);
});

test.each(transports)('how long a client listens over $name is nothing that it had to wait for', async (by) => {
  await using house = await startConstellation({ over: 'memory' });
  const query = 'subscription ($after: ID) { customerChanged(ids: ["1"], after: $after) { customerId } }';
  const subscriber = by.open(house.url, { query, variables: { after: 'long ago' } });
  await vi.waitFor(() => expect(subscriber.told).toHaveLength(1), { timeout: 10_000 });
  const { body } = await house.get('/metrics');
  expect(String(body)).toContain('customer_graph_requests_in_flight 0\n');
  subscriber.leave();
  const ended = () => expect(house.logged.map(({ msg }) => msg)).toContain('the subscription ended');
  await vi.waitFor(ended, { timeout: 10_000 });
  await house.ask('{ customer(id: "1") { nothing } }');
  const after = await house.get('/metrics');
  expect(String(after.body)).toContain('customer_graph_requests_in_flight 0\n');
  const durations = /^customer_graph_request_duration_seconds_count(.*)$/gm;
  expect(String(after.body).match(durations)).toEqual([
    'customer_graph_request_duration_seconds_count{operation="none"} 1',
  ]);
});

test('a subgraph that hangs is counted by the code of its failure', async () => {
  await using house = await startConstellation({ over: 'http', subgraphTimeoutMs: 500 });
  await house.ask('{ customer(id: "1") { billing { slow } } }');
  const samples = await look(house);
  expect(
    of(samples, 'subgraph_fetch_duration_seconds_count', { subgraph: 'billing', outcome: 'SUBGRAPH_TIMEOUT' }),
  ).toBe(1);
  expect(of(samples, 'errors_total', { code: 'SUBGRAPH_TIMEOUT', subgraph: 'billing' })).toBe(1);
});

test('clients who make up names and request ids make no series', async () => {
  const known = { count: 1, operations: [], names: new Set(['Known']), bodyOf: () => undefined, includes: () => false };
  await using house = await startConstellation({ over: 'memory', persistedOperations: { known, mode: 'off' } });
  for (let index = 0; index < 150; index += 1) await house.ask(`query Made_up_${index} { __typename }`);
  await house.ask(`query ${'Long'.repeat(50)} { __typename }`);
  await house.ask('query Known { __typename }');
  for (let index = 0; index < 20; index += 1) await house.ask(`query Invalid_${index} { nothing }`);
  const samples = await look(house);
  const named = samples.filter(({ name }) => name === 'customer_graph_request_duration_seconds_count');
  expect(named).toHaveLength(103);
  expect(of(samples, 'request_duration_seconds_count', { operation: 'Known' })).toBe(1);
  expect(of(samples, 'request_duration_seconds_count', { operation: 'other' })).toBe(51);
  expect(of(samples, 'request_duration_seconds_count', { operation: 'none' })).toBe(20);
});

test('a subgraph that is left alone is shown, with the calls that were not made', async () => {
  await using subgraph = await switchableSubgraph('billing');
  await using house = await startConstellation({ over: 'memory', instead: subgraph.endpoint });
  await subgraph.makeSick(undefined);
  for (let id = 1; id <= 40; id += 1) await house.ask(lookup, { variables: { id: String(id) } });
  const samples = await look(house);
  expect(of(samples, 'subgraph_circuit_open', { subgraph: 'billing' })).toBe(1);
  expect(of(samples, 'subgraph_circuit_open', { subgraph: 'support' })).toBe(0);
  expect(of(samples, 'subgraph_calls_refused_total', { subgraph: 'billing', reason: 'circuit_open' })).toBeGreaterThan(
    0,
  );
});

test('other parts of the gateway add their own in one line', async () => {
  const metrics = createMetrics();
  const opened = metrics.counter('breaker_opened_total', 'How often it opened.', ['subgraph']);
  metrics.gauge('cache_entries', 'Entries now.', { read: () => 7 });
  await using house = await startConstellation({ over: 'memory', metrics });
  opened.inc({ subgraph: 'billing' });
  const samples = await look(house);
  expect(of(samples, 'breaker_opened_total', { subgraph: 'billing' })).toBe(1);
  expect(of(samples, 'cache_entries')).toBe(7);
});

test.each<[string, Record<string, string>]>([
  ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
  ['through another kind of proxy', { forwarded: 'for=203.0.113.9' }],
  ['by a name that a hostile page controls', { host: 'rebound.example.com' }],
])('without a token, metrics are not shown %s', async (_way, headers) => {
  await using house = await startConstellation({ over: 'memory' });
  const { status, body } = await house.get('/metrics', headers);
  expect({ status, body }).toEqual({
    status: 403,
    body: { error: 'metrics are shown to this machine only, unless METRICS_TOKEN is set' },
  });
});

test('with a token, metrics are shown to whoever sends it, and to nobody else', async () => {
  await using house = await startConstellation({ over: 'memory', metricsToken: 'a token for Prometheus' });
  const statusFor = async (headers: Record<string, string>) => (await house.get('/metrics', headers)).status;
  expect(await house.get('/metrics')).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  expect(await statusFor({ authorization: 'Bearer a token for Prometheu' })).toBe(401);
  expect(await statusFor({ authorization: 'Bearer a token for Prometheus', 'x-forwarded-for': '203.0.113.9' })).toBe(
    200,
  );
});
