import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startNeo4j } from '../../neo4j/neo4j.ts';
import { choices, runBench, type Values, wholeNumber } from '../command-line.ts';
import { runScript } from '../processes.ts';

const usage = `npm run bench:steward -- [--records N] [--stores embedded[,neo4j]] [--times N] [--seed S] [--json FILE]

  --records  how many records the graph holds (default 100000)
  --stores   embedded, neo4j or both (default embedded)
  --times    how often each operation is asked (default 200)
  --json     file to write the figures to`;

const options = {
  records: { type: 'string', default: '100000' },
  stores: { type: 'string', default: 'embedded' },
  times: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
} as const;

function askedBy({ records, stores, times, seed, json }: Values<typeof options>) {
  return {
    records: wholeNumber('--records', records, 1, 10_000_000),
    stores: choices('--stores', stores, ['embedded', 'neo4j']),
    times: wholeNumber('--times', times, 1, 100_000),
    seed: wholeNumber('--seed', seed, 0, 0xffff_ffff),
    json,
  };
}

const learnFrom = 100_000;
const batches = { embedded: 50_000, neo4j: 2_000 };
const figures = z.array(
  z.object({ what: z.string(), p50: z.number(), p95: z.number(), p99: z.number(), nodes: z.number().optional() }),
);

async function bench({ records, stores, times, seed, json }: ReturnType<typeof askedBy>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-steward-'));
  const rows: object[] = [];
  try {
    const world = join(directory, 'world.jsonl');
    const described = ['--records', `${records}`, '--seed', `${seed}`, '--file', world];
    await runScript('scripts/bench/identity/write-world.ts', described);
    for (const store of stores) {
      await using stack = new AsyncDisposableStack();
      let config: object = { databasePath: join(directory, 'identity.db') };
      if (store === 'neo4j') {
        const { uri, user, password, stop } = await startNeo4j({ directory: join(directory, 'neo4j'), port: 0 });
        stack.defer(stop);
        config = { neo4j: { uri, user, password } };
      }
      const task = { world, store: config, records, batch: batches[store], times, learnFrom };
      const output = await runScript('scripts/bench/steward/steward.ts', [JSON.stringify(task)]);
      for (const { what, p50, p95, p99, nodes } of figures.parse(JSON.parse(output)))
        rows.push({ store, records, what, nodes, p50_ms: rounded(p50), p95_ms: rounded(p95), p99_ms: rounded(p99) });
    }
    console.table(rows);
    if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

await runBench({ usage, options }, (values) => {
  const asked = askedBy(values);
  return () => bench(asked);
});
