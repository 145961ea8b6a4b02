import type { ChildProcess } from 'node:child_process';
import { nodeFlagsOf } from '../processes.ts';
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

/** @param profiles folder for a CPU profile of the process, written when it stops */
export async function startContender(name: ContenderName, setup: Setup, profiles?: string): Promise<Contender> {
  if (name === 'hive-js' || name === 'hive-rust-planner') {
    await installHive();
    return { name, ...(await startHive(name === 'hive-js' ? 'javascript' : 'rust', setup)) };
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
