import type { Logger } from 'pino';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import type { Desk } from '../../subgraphs/identity/linking/desk.ts';
import type { Subgraph } from '../../subgraphs/kit/subgraph.ts';
import { departments, identity, startDepartmentEntry } from '../../subgraphs/subgraphs.ts';
import type { HouseConfig, Place, SubgraphName } from '../config.ts';
import { databaseNamedBy } from '../unopened-database.ts';
import { patientSubgraph } from './patient-subgraph.ts';

export interface EndpointsOptions {
  /** Where identity asks whoever links. */
  desk: Desk;
  logger: Logger;
  /** Other threads serve already, so that what is not there yet is waited for longer. */
  othersServe?: boolean;
  /** Closes them. */
  opened: AsyncDisposableStack;
}

/** Every subgraph of the house, in this thread or where it runs. */
export async function openEndpoints(
  config: HouseConfig,
  { desk, logger, othersServe, opened }: EndpointsOptions,
): Promise<SubgraphEndpoint[]> {
  const open = async <Store>(
    name: SubgraphName,
    place: Place<Store>,
    start: (store: Store) => Promise<Subgraph>,
  ): Promise<SubgraphEndpoint> => {
    const endpoint =
      'at' in place
        ? httpSubgraph({ name, url: place.at, secret: config.secret ?? '', answerBytes: config.answerBytes[name] })
        : await patientSubgraph(name, () => start(place.here), {
            database: databaseNamedBy({ ...config, name }),
            ...{ logger, othersServe },
          });
    opened.defer(endpoint.close);
    return endpoint;
  };
  // At once: they may all wait for one server.
  return Promise.all([
    ...departments.map((entry) =>
      open(entry.name, config.departments[entry.name], ({ databaseUrl }) => startDepartmentEntry(entry, databaseUrl)),
    ),
    open('identity', config.identity, async ({ store, ...chosen }) =>
      (await identity.load()).startIdentity({ ...store, ...chosen, desk }),
    ),
  ]);
}
