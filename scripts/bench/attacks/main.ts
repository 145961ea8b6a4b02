import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listOf, runBench, secondsOf, type Values, WrongOption, wholeNumber } from '../command-line.ts';
import { fillDepartments } from '../gateway/worlds/fill.ts';
import { attacks, controls } from './attacks.ts';
import { measureAttacks } from './measure.ts';
import { failuresOf, tableOf } from './table.ts';

const all = [...controls, ...attacks];
const usage = `npm run bench:attacks -- [options]

What attacks on the gateway cost a neighbour who asks the four-department query at a fixed rate. Ends with 1 when the
neighbour's p99 is more than twice its normal one, a refusal takes more than 50 ms (p99), has no 4xx or made a call of a
subgraph, or what the gateway's heap holds after a collection grows by more than a tenth from the second round to the last.

  --rounds N        rounds, each with every attack once (default 5, at least 3 to judge memory)
  --seconds S       how long an attack takes in a round, and how long the neighbour is alone before it (default 2)
  --neighbour N     requests of the neighbour each second (default 100)
  --attacks A,B     only those whose names contain A or B
  --data DIR        keeps the sample world there for the next run
  --json FILE       writes the figures

Attacks: ${all.map(({ name }) => name).join(' · ')}`;

const options = {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '2' },
  neighbour: { type: 'string', default: '100' },
  attacks: { type: 'string', default: '' },
  data: { type: 'string' },
} as const;

function askedBy({ rounds, seconds, neighbour, attacks: parts, data, json }: Values<typeof options>) {
  const wanted = listOf(parts);
  for (const part of wanted)
    if (!all.some(({ name }) => name.includes(part))) throw new WrongOption(`--attacks: none is called like "${part}"`);
  return {
    rounds: wholeNumber('--rounds', rounds, 1, 1000),
    seconds: secondsOf('--seconds', seconds, 0.1, 600),
    neighbourPerSecond: wholeNumber('--neighbour', neighbour, 1, 10_000),
    attacks: all.filter(({ name }) => wanted.some((part) => name.includes(part))),
    ...{ data, json },
  };
}

async function bench({ data, json, ...asked }: ReturnType<typeof askedBy>): Promise<void> {
  const directory = data ? resolve(data) : mkdtempSync(join(tmpdir(), 'bench-attacks-'));
  mkdirSync(directory, { recursive: true });
  try {
    const { customers: ids } = await fillDepartments(directory);
    const measured = await measureAttacks({ ...asked, directory, ids, say: console.error });
    console.log(tableOf(measured));
    const failures = failuresOf(measured);
    for (const failure of failures) console.log(`FAILS  ${failure}`);
    if (json) writeFileSync(json, `${JSON.stringify({ ...measured, failures }, null, 2)}\n`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    if (!data) rmSync(directory, { recursive: true, force: true });
  }
}

await runBench({ usage, options }, (values) => {
  const asked = askedBy(values);
  return () => bench(asked);
});
