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

/** Without what is measured of the whole process. */
function ownPart(text: string): string {
  return text.slice(text.indexOf('# HELP customer_graph_'));
}
