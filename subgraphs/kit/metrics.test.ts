import { Counter, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const buckets = [0.001, 0.5, 5];
const calls = [
  [{ subgraph: 'billing', outcome: 'answered' }, 0.001],
  [{ subgraph: 'billing', outcome: 'failed' }, 7],
  [{ subgraph: 'billing', outcome: 'answered' }, 0.25],
  [{ subgraph: 'sales', outcome: 'a "timeout"\n' }, 0.0010001],
] as const;

test('what was counted and observed is written as prom-client writes its own', async () => {
  const ours = createMetrics();
  const [theirs, prefix] = [new Registry(), 'customer_graph_'];
  const registers = [theirs];
  const observes = { help: 'How long.', labels: ['subgraph', 'outcome'], buckets } as const;

  const ourCalls = ours.histogram('call_seconds', observes.help, observes);
  const ourCosts = ours.histogram('cost', 'How much.', { buckets: [1, 10] });
  ours.histogram('never', 'Without labels, and never observed.', { buckets: [1] });
  ours.histogram('labelled_never', 'With labels, and never observed.', { labels: ['subgraph'], buckets: [1] });
  const ourStatus = ours.counter('requests_total', 'How many.', ['status']);
  const ourCount = ours.counter('alone_total', 'Without labels.');
  const theirCalls = new Histogram({
    ...{ name: `${prefix}call_seconds`, help: observes.help, labelNames: observes.labels, buckets, registers },
    buckets: [...buckets],
  });
  const theirCosts = new Histogram({ name: `${prefix}cost`, help: 'How much.', buckets: [1, 10], registers });
  new Histogram({ name: `${prefix}never`, help: 'Without labels, and never observed.', buckets: [1], registers });
  new Histogram({
    ...{ name: `${prefix}labelled_never`, help: 'With labels, and never observed.' },
    ...{ labelNames: ['subgraph'], buckets: [1], registers },
  });
  const theirStatus = new Counter({
    ...{ name: `${prefix}requests_total`, help: 'How many.', labelNames: ['status'], registers },
  });
  const theirCount = new Counter({ name: `${prefix}alone_total`, help: 'Without labels.', registers });

  const texts = async () => [ownPart(await ours.text()), await theirs.metrics()];
  const [ourEmpty, theirEmpty] = await texts();
  expect(ourEmpty).toBe(theirEmpty);

  for (const [labels, seconds] of calls) {
    ourCalls.observe(labels, seconds);
    theirCalls.observe(labels, seconds);
  }
  for (const cost of [0, 1, 2, 100]) {
    ourCosts.observe({}, cost);
    theirCosts.observe(cost);
  }
  for (const status of [200, 'left', 200]) {
    ourStatus.inc({ status });
    theirStatus.inc({ status });
  }
  ourCount.inc();
  ourCount.inc({}, 3);
  theirCount.inc(4);
  const [ourText, theirText] = await texts();
  expect(ourText).toBe(theirText);
  expect((await texts())[0]).toBe(theirText);
});

test('what several threads count is shown as one, and of some gauges the most', async () => {
  const thread = (statuses: number[], seconds: number[], circuits: Record<string, number>) => {
    const metrics = createMetrics();
    const requests = metrics.counter('requests_total', 'How many.', ['status']);
    for (const status of statuses) requests.inc({ status });
    const durations = metrics.histogram('seconds', 'How long.', { labels: ['operation'], buckets: [1, 2] });
    for (const duration of seconds) durations.observe({ operation: 'A' }, duration);
    metrics.gauge('in_flight', 'How many are under way.', { read: () => statuses.length });
    metrics.gauge('circuit_open', '1 while it is.', {
      ...{ labels: ['subgraph'], together: 'max' },
      readEach: () => Object.entries(circuits).map(([subgraph, open]) => [{ subgraph }, open] as const),
    });
    return metrics;
  };
  const there = thread([200, 429], [1.5, 9], { billing: 1, sales: 0 });
  const told = structuredClone(await there.told());
  const here = createMetrics(async () => [told]);
  here.counter('requests_total', 'How many.', ['status']).inc({ status: 200 }, 3);
  here.histogram('seconds', 'How long.', { labels: ['operation'], buckets: [1, 2] }).observe({ operation: 'A' }, 0.5);
  here.gauge('circuit_open', '1 while it is.', {
    ...{ labels: ['subgraph'], together: 'max' },
    readEach: () => [[{ subgraph: 'billing' }, 1] as const],
  });
  const lines = ownPart(await here.text()).split('\n');
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'customer_graph_requests_total{status="200"} 4',
    'customer_graph_requests_total{status="429"} 1',
    'customer_graph_seconds_bucket{le="1",operation="A"} 1',
    'customer_graph_seconds_bucket{le="2",operation="A"} 2',
    'customer_graph_seconds_bucket{le="+Inf",operation="A"} 3',
    'customer_graph_seconds_sum{operation="A"} 11',
    'customer_graph_seconds_count{operation="A"} 3',
    'customer_graph_circuit_open{subgraph="billing"} 1',
    'customer_graph_circuit_open{subgraph="sales"} 0',
    'customer_graph_in_flight 2',
  ]);
  expect(await here.text()).toMatch(/^process_cpu_user_seconds_total/m);
});

/** Without what is measured of the whole process. */
function ownPart(text: string): string {
  return text.slice(text.indexOf('# HELP customer_graph_'));
}
