import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from './contenders/contender.ts';
import { type Contender, type ContenderName, type Places, startContender } from './contenders.ts';
import { startDriver } from './driver-process.ts';
import { type Measured, measured, type Round } from './figures.ts';
import { forked, stop, usageOf } from './processes.ts';
import { madeUp, type Workload } from './workloads.ts';
import { fillDepartments, type Known } from './worlds/fill.ts';
import type { WorldName } from './worlds/world.ts';

export interface BenchOptions extends Places {
  rounds: number;
  seconds: number;
  connections: number;
  contenders: readonly ContenderName[];
  /** Where the databases of the departments are, or are to be. */
  directory: string;
  say(line: string): void;
}

/** Measures the workloads of one world: all contenders run at once, and take turns under load. */
export async function measureWorld(
  world: WorldName,
  workloads: readonly Workload[],
  options: BenchOptions,
): Promise<Measured[]> {
  const known = world === 'departments' ? await fillDepartments(options.directory) : madeUp;
  await using opened = new AsyncDisposableStack();
  const subgraphs = await forked<{ urls: Record<string, string>; supergraphSdl: string }>('subgraphs.ts', [
    world,
    options.directory,
  ]);
  opened.defer(() => stop(subgraphs.child));
  const { urls, supergraphSdl } = subgraphs.message;
  const supergraphPath = join(options.directory, `${world}.graphql`);
  writeFileSync(supergraphPath, routed(supergraphSdl, urls));

  const driver = await startDriver();
  opened.defer(() => stop(driver.child));
  const contenders: Contender[] = [];
  const absent: Measured[] = [];
  for (const name of options.contenders) {
    try {
      const setup: Setup = { world, directory: options.directory, urls, supergraphPath };
      const contender = await startContender(name, setup, options);
      opened.defer(() => stop(contender.child));
      contenders.push(contender);
    } catch (error) {
      for (const { name: workload } of workloads) absent.push({ workload, contender: name, absent: String(error) });
    }
  }
  const results: Measured[] = [];
  for (const workload of workloads)
    results.push(...(await measureWorkload(workload, known, contenders, driver, options)));
  return [...results, ...absent];
}

/** The supergraph with the addresses that its subgraphs have here. */
function routed(supergraphSdl: string, urls: Record<string, string>): string {
  return supergraphSdl.replace(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_whole, name: string) => `@join__graph(name: "${name}", url: "${urls[name]}/graphql")`,
  );
}

async function measureWorkload(
  { name: workload, query, operationName, variables }: Workload,
  known: Known,
  contenders: readonly Contender[],
  driver: Awaited<ReturnType<typeof startDriver>>,
  { rounds, seconds, connections, say }: BenchOptions,
): Promise<Measured[]> {
  const bodies = variables(known).map((sent) => JSON.stringify({ query, operationName, variables: sent }));
  const taking: { contender: Contender; rounds: Round[] }[] = [];
  const absent: Measured[] = [];
  let expected: string | undefined;
  for (const contender of contenders) {
    try {
      const { url, name } = contender;
      const { hash, bytes } = await driver.learn({ contender: name, workload, url, bodies, connections });
      expected ??= hash;
      if (hash !== expected) throw new Error('answers something else than the first contender');
      say(`${workload}: ${name} answers ${bodies.length} bodies with ${bytes} characters each`);
      await driver.drive({ contender: name, workload, seconds });
      taking.push({ contender, rounds: [] });
    } catch (error) {
      absent.push({ workload, contender: contender.name, absent: String(error) });
    }
  }
  for (let round = 0; round < rounds; round += 1)
    for (const { contender, rounds: done } of taking) {
      const before = usageOf(contender.child);
      const driven = await driver.drive({ contender: contender.name, workload, seconds });
      const after = usageOf(contender.child);
      done.push({ ...driven, cpuMs: after.cpuMs - before.cpuMs, rssMb: after.rssMb });
    }
  return [...taking.map(({ contender, rounds: done }) => measured(workload, contender.name, done)), ...absent];
}
