import { parseArgs } from 'node:util';
import { writeSampleWorld } from './sample-world.ts';

const usage = 'npm run sample-world -- --customers 2000 --seed 1 --out DIR';

function readOptions(): { customers: number; seed: number; directory: string } | undefined {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  if (values.out === undefined || values.out === '') throw new Error('--out is missing: the directory to write to');
  return {
    customers: wholeNumber('--customers', values.customers, 1, 9_000_000),
    seed: wholeNumber('--seed', values.seed, 0, 0xffff_ffff),
    directory: values.out,
  };
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${flag} must be a whole number from ${least} to ${most}, not "${text}"`);
}

async function write(options: Parameters<typeof writeSampleWorld>[0]): Promise<void> {
  const started = performance.now();
  const { directory, customers, tables, rows, bytes } = await writeSampleWorld(options);
  for (const [path, { rows }] of Object.entries(tables)) console.log(`${String(rows).padStart(10)}  ${path}`);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(`${customers} customers, ${rows} rows, ${megabytes} MB in ${seconds} s, in ${directory}`);
}

try {
  const options = readOptions();
  if (options) await write(options);
  else console.log(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`Usage: ${usage}`);
  process.exitCode = 1;
}
