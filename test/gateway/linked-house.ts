import { pino } from 'pino';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { houseConfig } from '../../scripts/config.ts';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import type { ColumnValue } from '../../subgraphs/kit/import/row-change.ts';
import { writeBatch } from '../../subgraphs/kit/import/write-batch.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { departments, identity, startDepartmentEntry } from '../../subgraphs/subgraphs.ts';

export const logger = pino({ level: 'silent' });

const secret = 'a secret that gateway and subgraphs share';

/** The subgraphs over stores that are linked, in this process or each behind its own server. */
export async function linkedSubgraphs(
  variables: Record<string, string>,
  over: 'memory' | 'http',
  opened: AsyncDisposableStack,
): Promise<SubgraphEndpoint[]> {
  const config = houseConfig(variables);
  const started: Subgraph[] = [];
  for (const entry of departments) {
    const place = config.departments[entry.name];
    if (!('here' in place)) throw new Error(`${entry.name} has no database here`);
    started.push(await startDepartmentEntry(entry, place.here.databaseUrl));
  }
  if (!('here' in config.identity)) throw new Error('identity has no store here');
  started.push(await (await identity.load()).startIdentity(config.identity.here.store));
  for (const subgraph of started) opened.defer(() => subgraph.close());
  if (over === 'memory') return started;
  return Promise.all(
    started.map(async (subgraph) => {
      const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, secret, logger });
      opened.defer(server.close);
      const endpoint = httpSubgraph({ name: subgraph.name, url: server.url, secret });
      opened.defer(endpoint.close);
      return endpoint;
    }),
  );
}

export interface WrittenRow {
  department: (typeof departments)[number]['name'];
  entity: string;
  id: string;
  values: Record<string, ColumnValue>;
  deleted?: boolean;
}

/** Brings a row into a department's database, as an import in another process does. */
export async function writeRow(variables: Record<string, string>, row: WrittenRow): Promise<void> {
  const entry = departments.find(({ name }) => name === row.department);
  const place = houseConfig(variables).departments[row.department];
  if (!entry || !('here' in place)) throw new Error(`${row.department} has no database here`);
  const department = await entry.load();
  const database = await openDepartmentDatabase(department, place.here.databaseUrl);
  const { entity, id, values, deleted = false } = row;
  await writeBatch(database, department.import.entities, [
    { kind: 'row', entity, id, values, deleted, version: Date.now() },
  ]);
  await database.close();
}
