import { writeFileSync } from 'node:fs';
import { runBench, wholeNumber } from './command-line.ts';
import { benchImport } from './import.ts';
import { benchKilledImport } from './killed-import.ts';
import type { BenchOptions } from './options.ts';
import { benchStart } from './start.ts';

/** Each measures one thing on this machine and returns rows of a table. */
const benches: Record<string, (options: BenchOptions) => Promise<Record<string, unknown>[]>> = {
  import: benchImport,
  'killed-import': benchKilledImport,
  start: benchStart,
};

const usage = `npm run bench -- <${Object.keys(benches).join(' | ')}> [--customers N] [--seed S] [--json FILE]`;
const options = { customers: { type: 'string' }, seed: { type: 'string', default: '1' } } as const;

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.log(usage);
  process.exitCode = name === '--help' || name === '-h' ? 0 : 2;
} else
  await runBench({ usage, options, args }, ({ customers, seed, json }) => {
    const asked = {
      customers: customers === undefined ? undefined : wholeNumber('--customers', customers, 1, 1_000_000),
      seed: wholeNumber('--seed', seed, 0, 0xffff_ffff),
    };
    return async () => {
      const rows = await bench(asked);
      console.table(rows);
      if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
    };
  });
