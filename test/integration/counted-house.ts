import { pino } from 'pino';
import { startGateway } from '../../gateway/server.ts';
import { houseConfig, type SubgraphName } from '../../scripts/config.ts';
import { supergraphPath } from '../../scripts/schema/files.ts';
import { takeNextPage } from '../../subgraphs/identity/follow.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { departments, identity, startDepartmentEntry } from '../../subgraphs/subgraphs.ts';
import { freshEnvironment, type Mode } from '../engines/modes.ts';
import { type Answer, ask, importSampleWorld } from './house-under-test.ts';

export interface CountedHouse extends AsyncDisposable {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Statements and round trips that an operation causes, by subgraph. */
  countWhile(operation: () => Promise<unknown>): Promise<Record<SubgraphName, number>>;
}

/**
 * The house over the mode's stores with every subgraph in this process, where its statements can be counted; a sample world
 * is imported and linked.
 */
export async function countedHouse(mode: Mode, customers: number): Promise<CountedHouse> {
  await using opened = new AsyncDisposableStack();
  const { variables } = opened.use(await freshEnvironment(mode));
  const config = houseConfig({ ...variables, PORT: '0' });
  if (!('here' in config.identity)) throw new Error('identity is not in this process');
  await importSampleWorld(variables, customers);

  const subgraphs: Subgraph[] = [];
  for (const entry of departments) {
    const place = config.departments[entry.name];
    if (!('here' in place)) throw new Error(`${entry.name} is not in this process`);
    subgraphs.push(await startDepartmentEntry(entry, place.here.databaseUrl));
  }
  subgraphs.push(await (await identity.load()).startIdentity(config.identity.here));
  for (const subgraph of subgraphs) opened.defer(subgraph.close);

  const logger = pino({ level: 'error' });
  const store = await openIdentityStore(config.identity.here);
  const sources = subgraphs.flatMap(({ changes }) => changes ?? []);
  for (const source of sources) {
    const following = { store, sources, logger, signal: new AbortController().signal };
    while (!(await takeNextPage(source, following)));
  }
  await store.close();

  const gateway = await startGateway({ ...config, supergraphPath, subgraphs, logger });
  opened.defer(gateway.close);
  const statements = () => subgraphs.map((subgraph) => [subgraph.name, subgraph.statements()] as const);
  const stack = opened.move();
  return {
    ask: (query, values) => ask(gateway.url, query, values),
    countWhile: async (operation) => {
      const before = new Map(statements());
      await operation();
      const counts = statements().map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
      return Object.fromEntries(counts) as Record<SubgraphName, number>;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
