import type { ChildProcess } from 'node:child_process';
import { nodeFlagsOf } from '../processes.ts';
import { type CompiledRouterName, compiledRouterNames, startCompiledRouter } from './compiled-routers.ts';
import type { Setup } from './contenders/contender.ts';
import { installHive, startHive } from './hive.ts';
import { forked } from './processes.ts';

const flags: Record<string, readonly string[]> = {
  'ours-http': nodeFlagsOf('start:gateway'),
  'ours-embedded': nodeFlagsOf('start'),
  'ours-embedded-threads': nodeFlagsOf('start'),
};

export const contenderNames = [
  'aggregator',
  'stock',
  'hive-js',
  'hive-rust-planner',
  ...compiledRouterNames,
  'ours-http',
  'ours-embedded',
  'ours-embedded-threads',
  'stock-embedded',
] as const;
export type ContenderName = (typeof contenderNames)[number];

export interface Contender {
  name: ContenderName;
  child: ChildProcess;
  url: string;
}

export interface Places {
  /** Where a CPU profile of the process is written when it stops. */
  profiles?: string;
  /** Where compiled routers are installed. */
  routers?: string;
}

export async function startContender(
  name: ContenderName,
  setup: Setup,
  { profiles, routers }: Places,
): Promise<Contender> {
  if (name === 'hive-js' || name === 'hive-rust-planner') {
    await installHive();
    return { name, ...(await startHive(name === 'hive-js' ? 'javascript' : 'rust', setup)) };
  }
  if (isCompiledRouter(name)) {
    if (!routers) throw new Error('no --routers says where it is installed');
    return { name, ...(await startCompiledRouter(name, setup, routers)) };
  }
  const asStarted = flags[name] ?? [];
  const profiling = profiles
    ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}-${setup.world}.cpuprofile`]
    : [];
  const { child, message } = await forked<{ url: string }>(
    'contender-process.ts',
    [name, JSON.stringify(setup)],
    [...asStarted, ...profiling],
  );
  return { name, child, url: message.url };
}

export function isCompiledRouter(name: ContenderName): name is CompiledRouterName {
  return compiledRouterNames.some((one) => one === name);
}
