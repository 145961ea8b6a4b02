import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { houseConfig } from '../../../scripts/config.ts';
import { startConstellation } from '../constellation.ts';
import { customerOfFour, startRealHouse, temporaryDirectory } from '../real-house.ts';
import { type SeenSpan, startCollector, tracingTo, wayTo } from './collector.ts';

const client = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const traceparent = `00-${client.traceId}-${client.spanId}-01`;

const startSubgraph = fileURLToPath(new URL('../../../scripts/start-subgraph.ts', import.meta.url));

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += String(chunk);
    const address = /gateway at (http\S+)/.exec(printed)?.[1];
    if (address) return address;
  }
  throw new Error(`the subgraph did not start: ${printed}`);
}

const within = (spans: readonly SeenSpan[]) => spans.filter(({ traceId }) => traceId === client.traceId);
const ways = (spans: readonly SeenSpan[]) => [...new Set(spans.map((span) => wayTo(span, spans).join(' > ')))].sort();

test('in one process a trace leads from the client to each statement', async () => {
  await using directory = await temporaryDirectory();
  await using collector = await startCollector();
  await using house = await startRealHouse(directory.path);
  const id = await customerOfFour(house);
  const tracing = await tracingTo(collector);
  const text = `query Two { customer(id: "${id}") { billing { balance { currency } } support { openTicketCount } } }`;
  const answer = await house.ask(text, { traceparent });
  await house.ask(text, { traceparent });
  await tracing.stop();
  expect(answer.body).not.toHaveProperty('errors');

  const spans = within(collector.spans());
  expect(ways(spans)).toEqual([
    'POST /graphql',
    'POST /graphql > fetch billing',
    'POST /graphql > fetch billing > execute',
    'POST /graphql > fetch billing > execute > SELECT',
    'POST /graphql > fetch identity',
    'POST /graphql > fetch identity > execute',
    'POST /graphql > fetch identity > execute > SELECT',
    'POST /graphql > fetch support',
    'POST /graphql > fetch support > execute',
    'POST /graphql > fetch support > execute > SELECT',
    'POST /graphql > parse',
    'POST /graphql > plan',
    'POST /graphql > validate',
  ]);
  const countOf = (name: string) => spans.filter((span) => span.name === name).length;
  expect({ parse: countOf('parse'), plan: countOf('plan'), requests: countOf('POST /graphql') }).toEqual({
    ...{ parse: 1, plan: 1, requests: 2 },
  });
  expect(spans.find(({ name }) => name === 'POST /graphql')).toMatchObject({
    parentSpanId: client.spanId,
    kind: 2,
    failed: false,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Two',
    },
  });
  expect(spans.find(({ name }) => name === 'fetch billing')).toMatchObject({
    kind: 3,
    attributes: {
      'service.peer.name': 'billing',
      'customer_graph.subgraph': 'billing',
      'customer_graph.representations': 1,
      'graphql.operation.name': expect.stringMatching(/^Two__billing__\d$/),
    },
  });
  const statement = spans.find(({ name }) => name === 'SELECT');
  expect(statement).toMatchObject({
    kind: 3,
    attributes: { 'db.system.name': 'sqlite', 'db.query.text': expect.stringMatching(/^\s*select .* from /is) },
  });
  expect(JSON.stringify(spans)).not.toContain(id);
}, 60_000);

test('a department in another process goes on with the trace, down to its statements', async () => {
  await using directory = await temporaryDirectory();
  await using collector = await startCollector();
  const sampled = await startRealHouse(directory.path);
  const id = await customerOfFour(sampled);
  await sampled.close();

  const env = { DATA_DIR: directory.path, GATEWAY_SECRET: 'x'.repeat(40), PORT: '0' };
  const billing = spawn(process.execPath, [startSubgraph, 'billing'], {
    env: {
      ...env,
      PATH: process.env.PATH,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_SERVICE_NAME: 'billing',
    },
  });
  const address = await addressOf(billing);
  await using house = await startRealHouse(directory.path, houseConfig({ ...env, BILLING_SUBGRAPH_URL: address }));
  const tracing = await tracingTo(collector);
  const text = `{ customer(id: "${id}") { billing { balance { currency } } } }`;
  const answer = await house.ask(text, { traceparent });
  await tracing.stop();
  billing.kill('SIGTERM');
  expect(await once(billing, 'exit')).toEqual([0, null]);
  expect(answer.body).not.toHaveProperty('errors');

  const spans = within(collector.spans());
  const here = 'POST /graphql > fetch billing > POST /graphql > execute > SELECT';
  expect(ways(spans)).toContain(here);
  const statement = spans.find((span) => wayTo(span, spans).join(' > ') === here);
  expect(statement).toMatchObject({
    service: 'billing',
    attributes: { 'db.query.text': expect.stringContaining('join account') },
  });
}, 60_000);

test('over HTTP the signed call carries the trace on', async () => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'http' });
  const tracing = await tracingTo(collector);
  await house.ask('{ customer(id: "1") { billing { recordIds } } }', { headers: { traceparent } });
  await tracing.stop();
  const spans = within(collector.spans());
  expect(ways(spans)).toEqual([
    'POST /graphql',
    'POST /graphql > fetch billing',
    'POST /graphql > fetch billing > POST /graphql',
    'POST /graphql > fetch billing > POST /graphql > execute',
    'POST /graphql > fetch identity',
    'POST /graphql > fetch identity > POST /graphql',
    'POST /graphql > fetch identity > POST /graphql > execute',
    'POST /graphql > parse',
    'POST /graphql > plan',
    'POST /graphql > validate',
  ]);
});

function members(count: number): string {
  return Array.from({ length: count }, (_, index) => `vendor${index}=${index}`).join(',');
}

test.each([
  ['foo=1,bar=2', 'foo=1,bar=2'],
  [' foo=1 \t,\tbar=2', 'foo=1,bar=2'],
  ['no list', ''],
  ['', ''],
  [members(33), members(32)],
])('what other tracers left in the tracestate %o goes on to departments as %o', async (tracestate, kept) => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'http' });
  const tracing = await tracingTo(collector);
  await house.ask('{ customer(id: "1") { billing { recordIds } } }', { headers: { traceparent, tracestate } });
  await tracing.stop();
  const states = within(collector.spans()).filter(({ name }) => name === 'POST /graphql');
  expect(states.map(({ traceState = '' }) => traceState)).toEqual([kept, kept, kept]);
});

test.each([
  'Traceparent of two traces, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  `${traceparent}, ${traceparent}`,
  `${traceparent}-more`,
  traceparent.replace('00-', 'ff-'),
  traceparent.toUpperCase(),
])('with the traceparent %s, which is none, a new trace begins, and its tracestate is not taken', async (sent) => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'memory' });
  const tracing = await tracingTo(collector);
  await house.ask('{ __typename }', { headers: { traceparent: sent, tracestate: 'foo=1' } });
  await tracing.stop();
  expect(within(collector.spans())).toEqual([]);
  expect(collector.spans().map(({ traceState }) => traceState)).not.toContain('foo=1');
});

test('requests that run side by side keep their traces apart', async () => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'memory' });
  const tracing = await tracingTo(collector);
  const ask = (index: number) =>
    house.ask(`query Number_${index} { customers(first: 3) { billing { recordIds } support { recordIds } } }`);
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)));
  await tracing.stop();
  const spans = collector.spans();
  const traces = Map.groupBy(spans, ({ traceId }) => traceId);
  expect(traces.size).toBe(20);
  for (const trace of traces.values()) {
    const names = trace.flatMap(({ attributes }) => attributes['graphql.operation.name'] ?? []);
    const asked = names.map((name) => String(name).replace(/__.*/, ''));
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked).size).toBe(1);
    expect(trace.filter((span) => wayTo(span, trace)[0] === 'POST /graphql')).toHaveLength(trace.length);
  }
});

test('a failed fetch is marked by its code, and no message of its error is told', async () => {
  await using collector = await startCollector();
  const instead = {
    name: 'billing',
    ready: async () => {},
    execute: async () => {
      throw new Error('jane@example.com has no account');
    },
  };
  await using house = await startConstellation({ over: 'memory', instead });
  const tracing = await tracingTo(collector);
  await house.ask('{ customer(id: "1") { billing { recordIds } } }');
  await tracing.stop();
  expect(collector.spans().find(({ name }) => name === 'fetch billing')).toMatchObject({
    failed: true,
    attributes: { 'error.type': 'SUBGRAPH_UNAVAILABLE' },
  });
  expect(collector.bodies.join('')).not.toContain('jane');
});

test('that the collector does not take traces is said in the log', async () => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'memory' });
  const logged: unknown[] = [];
  const logger = pino({ base: undefined, timestamp: false }, { write: (line) => logged.push(JSON.parse(line)) });
  const tracing = await tracingTo({ endpoint: `${collector.endpoint}/v1/traces` }, logger);
  await house.ask('{ __typename }');
  await tracing.stop();
  expect(logged).toEqual([
    {
      level: 40,
      error: expect.objectContaining({ type: 'OTLPExporterError', message: 'Bad Request' }),
      msg: 'traces are lost: the collector does not take them',
    },
  ]);
});

test('a collector that takes what is sent and answers nothing keeps nobody from stopping', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.closeAllConnections());
  onTestFinished(() => void silent.close());
  await once(silent, 'listening');
  await using house = await startConstellation({ over: 'memory' });
  const logged: unknown[] = [];
  const logger = pino({}, { write: (line) => logged.push(JSON.parse(line).msg) });
  const { port } = silent.address() as AddressInfo;
  const tracing = await tracingTo({ endpoint: `http://127.0.0.1:${port}` }, logger);
  await house.ask('{ __typename }');
  const stopped = tracing.stop().then(() => 'stopped');
  expect(await Promise.race([stopped, rest(4000, 'too late')])).toBe('stopped');
  expect(logged).toEqual(['the last traces are lost: the collector does not take them in time']);
});

test('a trace that its beginner does not keep is not kept here', async () => {
  await using collector = await startCollector();
  await using house = await startConstellation({ over: 'memory' });
  const tracing = await tracingTo(collector);
  await house.ask('{ __typename }', { headers: { traceparent: traceparent.replace(/1$/, '0') } });
  await house.ask('{ __typename }', { headers: { traceparent: 'not a trace' } });
  await tracing.stop();
  const traces = new Set(collector.spans().map(({ traceId }) => traceId));
  expect(traces.size).toBe(1);
  expect(traces).not.toContain(client.traceId);
});
