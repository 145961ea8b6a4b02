import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const bench = benches[positionals[0] ?? ''];
if (!bench) {
  console.log(usage);
  process.exitCode = 1;
} else {
  const rows = await bench({
    customers: values.customers ? Number(values.customers) : undefined,
    seed: Number(values.seed),
  });
  console.table(rows);
  if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 2));
}
