import type { Logger } from 'pino';
import { DeskLine } from '../../subgraphs/identity/linking/desk.ts';
import { type RunningServer, serveSubgraph } from '../../subgraphs/kit/server.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { type DepartmentEntry, identity, startDepartmentEntry } from '../../subgraphs/subgraphs.ts';
import type { DepartmentProcessConfig, IdentityProcessConfig, SubgraphProcessConfig } from '../config.ts';
import { unopenedDatabase } from '../unopened-database.ts';
import { startFollowing } from './following.ts';
import { lockDataDirectory } from './lock.ts';

/** A department as a process of its own. @throws ConfigError when its database cannot be opened. */
export async function startDepartmentProcess(
  entry: DepartmentEntry,
  config: DepartmentProcessConfig,
  logger: Logger,
): Promise<RunningServer> {
  await using opened = new AsyncDisposableStack();
  const { name } = entry;
  const subgraph = await startDepartmentEntry(entry, config.databaseUrl).catch((error) => {
    throw unopenedDatabase({ ...config, name }, error);
  });
  const server = await serve(subgraph, config, logger, opened);
  return closingAll(server, opened.move());
}

/** Identity as a process of its own, with what follows the departments' changes. @throws ConfigError as well. */
export async function startIdentityProcess(config: IdentityProcessConfig, logger: Logger): Promise<RunningServer> {
  await using opened = new AsyncDisposableStack();
  if ('databasePath' in config.store) {
    const lock = lockDataDirectory(config.dataDirectory);
    opened.defer(() => lock.release());
  }
  const desk = new DeskLine();
  const { store, rules, survivorship } = config;
  const { startIdentity } = await identity.load();
  const subgraph = await startIdentity({ ...store, rules, survivorship, desk }).catch((error) => {
    throw unopenedDatabase({ ...config, name: 'identity' }, error);
  });
  // Stops after the server: what is asked until then may be a steward's decision, which whoever links answers.
  const working = opened.use(new AsyncDisposableStack());
  const server = await serve(subgraph, config, logger, opened);
  working.defer(startFollowing({ ...config, logger, desk }).stop);
  return closingAll(server, opened.move());
}

async function serve(
  subgraph: Subgraph,
  config: SubgraphProcessConfig,
  logger: Logger,
  opened: AsyncDisposableStack,
): Promise<RunningServer> {
  opened.defer(() => subgraph.close());
  const server = await serveSubgraph(subgraph, { ...config, logger });
  opened.defer(server.close);
  return server;
}

function closingAll({ url }: RunningServer, opened: AsyncDisposableStack): RunningServer {
  return { url, close: () => opened.disposeAsync() };
}
