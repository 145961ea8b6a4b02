import { expect, test } from 'vitest';
import { measured, type Round } from './figures.ts';
import { tables } from './table.ts';

const round = (requests: number): Round => ({
  requests,
  seconds: 2,
  latencies: Array.from({ length: requests }, (_, index) => index + 1),
  cpuMs: requests / 2,
  rssMb: requests / 10,
});
const ours = measured('customer', 'ours-http', [round(300), round(100), round(200)]);

test('rounds become their median, least and most, the latencies of all of them, and the largest memory', () => {
  expect(ours).toEqual({
    ...{ workload: 'customer', contender: 'ours-http', median_rps: 100, min_rps: 50, max_rps: 150 },
    ...{ p50_ms: 101, p99_ms: 295, rss_mb: 30, cpu_ms_per_request: 0.5 },
  });
});

test('a table has the ratios to the aggregator, and says why a contender is not in it', () => {
  const aggregator = measured('customer', 'aggregator', [round(400)]);
  const table = tables([aggregator, ours, { workload: 'customer', contender: 'hive-js', absent: 'no network' }]);
  const row = table.split('\n').find((line) => line.startsWith('ours-http'));
  expect(row?.split(/\s+/).slice(0, 6)).toEqual(['ours-http', '100', '50', '150', '0.5', '-']);
  expect(table).toContain('hive-js is not here: no network');
});
