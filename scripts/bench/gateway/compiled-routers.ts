import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from './contenders/contender.ts';
import { freePort, serving } from './foreign-server.ts';
import { spawned } from './processes.ts';

export const compiledRouterNames = ['hive-router', 'apollo-router'] as const;
export type CompiledRouterName = (typeof compiledRouterNames)[number];

/** As `cargo install` calls their programs. */
const programs: Record<CompiledRouterName, string> = { 'hive-router': 'hive_router', 'apollo-router': 'router' };

/**
 * Starts a router in Rust, as it is after its installation.
 *
 * @param installed where `cargo install --root` put it
 * @throws when it is not there or does not start
 */
export async function startCompiledRouter(name: CompiledRouterName, setup: Setup, installed: string) {
  const program = join(installed, 'bin', programs[name]);
  if (!existsSync(program)) throw new Error(`there is no ${program}: see the README of this bench`);
  const port = await freePort();
  const child =
    name === 'hive-router' ? startHiveRouter(program, setup, port) : startApolloRouter(program, setup, port);
  return { child, url: await serving(name, child, port) };
}

function startHiveRouter(program: string, { supergraphPath, directory }: Setup, port: number) {
  const env = { HOST: '127.0.0.1', PORT: String(port), SUPERGRAPH_FILE_PATH: supergraphPath };
  return spawned(program, [], { cwd: directory, env });
}

function startApolloRouter(program: string, { supergraphPath, directory }: Setup, port: number) {
  const config = join(directory, 'apollo-router.yaml');
  // By itself it listens at the root of port 4000, and at 8088 for those that ask whether it is well.
  writeFileSync(
    config,
    `supergraph: { listen: 127.0.0.1:${port}, path: /graphql }\nhealth_check: { enabled: false }\n`,
  );
  return spawned(program, ['--supergraph', supergraphPath, '--config', config], { cwd: directory });
}
