import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
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

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '16' },
    workloads: { type: 'string', default: workloads.map(({ name }) => name).join(',') },
    contenders: { type: 'string' },
    routers: { type: 'string' },
    data: { type: 'string' },
    profiles: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

async function bench(): Promise<void> {
  const routers = values.routers && resolve(values.routers);
  const contenders = values.contenders
    ? z.array(z.enum(contenderNames)).parse(values.contenders.split(','))
    : contenderNames.filter((name) => routers || !isCompiledRouter(name));
  const chosen = values.workloads.split(',').map((name) => {
    const workload = workloads.find((one) => one.name === name);
    if (!workload) throw new Error(`${name} is no workload\n\n${usage}`);
    return workload;
  });
  const directory = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  mkdirSync(directory, { recursive: true });
  const profiles = values.profiles && resolve(values.profiles);
  const [rounds = 0, seconds = 0, connections = 0] = [values.rounds, values.seconds, values.connections].map(Number);
  const options = { rounds, seconds, connections, contenders, directory, profiles, routers, say: console.error };
  const results: Measured[] = [];
  try {
    for (const world of worldNames) {
      const here = chosen.filter((workload) => workload.world === world);
      if (here.length > 0) results.push(...(await measureWorld(world, here, options)));
    }
  } finally {
    if (!values.data) rmSync(directory, { recursive: true, force: true });
  }
  console.log(tables(results));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results.filter(isFigures), null, 2)}\n`);
}

if (values.help) console.log(usage);
else await bench();
