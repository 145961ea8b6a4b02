import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { choices, runBench, secondsOf, type Values, wholeNumber } from '../command-line.ts';
import { contenderNames, isCompiledRouter } from './contenders.ts';
import type { Measured } from './figures.ts';
import { measureWorld } from './measure.ts';
import { isFigures, tables } from './table.ts';
import { workloads } from './workloads.ts';
import { worldNames } from './worlds/world.ts';

const usage = `npm run bench:gateway -- [options]

  --rounds N          rounds, each with every contender once (default 5)
  --seconds S         how long a contender is under load in a round (default 1.5)
  --connections N     requests under way at once (default 16)
  --workloads A,B     of ${workloads.map(({ name }) => name).join(', ')}
  --contenders A,B    of ${contenderNames.join(', ')}
  --data DIR          keeps the sample world there for the next run
  --routers DIR       where cargo installed hive-router and apollo-router, which are left out without it
  --profiles DIR      writes a CPU profile of each contender of ours and the stock gateway
  --json FILE         writes the figures`;

const options = {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '1.5' },
  connections: { type: 'string', default: '16' },
  workloads: { type: 'string', default: workloads.map(({ name }) => name).join(',') },
  contenders: { type: 'string' },
  routers: { type: 'string' },
  data: { type: 'string' },
  profiles: { type: 'string' },
} as const;

function askedBy({ rounds, seconds, connections, data, profiles, json, ...values }: Values<typeof options>) {
  const routers = values.routers && resolve(values.routers);
  const all = workloads.map(({ name }) => name);
  const names = choices('--workloads', values.workloads, all);
  return {
    contenders:
      values.contenders === undefined
        ? contenderNames.filter((name) => routers || !isCompiledRouter(name))
        : choices('--contenders', values.contenders, contenderNames),
    chosen: workloads.filter(({ name }) => names.includes(name)),
    rounds: wholeNumber('--rounds', rounds, 1, 1000),
    seconds: secondsOf('--seconds', seconds, 0.1, 600),
    connections: wholeNumber('--connections', connections, 1, 1000),
    profiles: profiles && resolve(profiles),
    ...{ routers, data, json },
  };
}

async function bench({ chosen, data, json, ...asked }: ReturnType<typeof askedBy>): Promise<void> {
  const directory = data ? resolve(data) : mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  mkdirSync(directory, { recursive: true });
  const results: Measured[] = [];
  try {
    for (const world of worldNames) {
      const here = chosen.filter((workload) => workload.world === world);
      if (here.length > 0)
        results.push(...(await measureWorld(world, here, { ...asked, directory, say: console.error })));
    }
  } finally {
    if (!data) rmSync(directory, { recursive: true, force: true });
  }
  console.log(tables(results));
  if (json) writeFileSync(json, `${JSON.stringify(results.filter(isFigures), null, 2)}\n`);
}

await runBench({ usage, options }, (values) => {
  const asked = askedBy(values);
  return () => bench(asked);
});
