import { pino } from 'pino';
import { startGateway } from '../../gateway/server.ts';
import { houseConfig, type SubgraphName } from '../../scripts/config.ts';
import { supergraphPath } from '../../scripts/schema/files.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { departments, identity, startDepartmentEntry } from '../../subgraphs/subgraphs.ts';
import { type Answer, ask } from './house-under-test.ts';

export interface CountedHouse extends AsyncDisposable {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Statements and round trips that an operation causes, by subgraph. */
  countWhile(operation: () => Promise<unknown>): Promise<Record<SubgraphName, number>>;
}

/** The house with every subgraph in this process, where its statements can be counted; nothing follows changes. */
export async function countedHouse(variables: Record<string, string>): Promise<CountedHouse> {
  await using opened = new AsyncDisposableStack();
  const config = houseConfig({ ...variables, PORT: '0' });
  const subgraphs: Subgraph[] = [];
  const keep = (subgraph: Subgraph): void => {
    subgraphs.push(subgraph);
    opened.defer(subgraph.close);
  };
  for (const entry of departments) {
    const place = config.departments[entry.name];
    if ('here' in place) keep(await startDepartmentEntry(entry, place.here.databaseUrl));
  }
  if ('here' in config.identity) {
    const { store, rules } = config.identity.here;
    keep(await (await identity.load()).startIdentity({ ...store, rules }));
  }
  // What a store asks before it is ready is no operation's.
  await Promise.all(subgraphs.map((subgraph) => subgraph.ready()));
  const logger = pino({ level: 'error' });
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
