import { join, resolve } from 'node:path';
import { pino } from 'pino';
import type { SubgraphEndpoint } from '../../../gateway/calls/subgraph-endpoint.ts';
import { startGateway } from '../../../gateway/server.ts';
import { departments, identity, startDepartmentEntry } from '../../../subgraphs/subgraphs.ts';
import { houseConfig } from '../../config.ts';
import { openLog } from '../../log.ts';
import { supergraphPath } from '../../schema/files.ts';
import { startTracing, type Tracing } from '../../tracing.ts';

/** A process of its own, as in production: code that is compiled for one that watches would have to serve one that does not as well. */
export interface Setup {
  /** A house's data, which nobody else reads. */
  directory: string;
  /** A checkout whose gateway is started instead of this one's. */
  checkout?: string;
  logs: boolean;
  /** Where traces are sent, if they are. */
  tracesTo?: string;
  /** Departments give the answer again that they gave before. */
  answersAtOnce: boolean;
}

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
const start: typeof startGateway = setup.checkout
  ? (await import(resolve(setup.checkout, 'gateway/server.ts'))).startGateway
  : startGateway;
const silent = pino({ level: 'silent' });

const subgraphs: SubgraphEndpoint[] = [];
for (const entry of departments)
  subgraphs.push(await startDepartmentEntry(entry, join(setup.directory, `${entry.name}.sqlite`)));
subgraphs.push(await (await identity.load()).startIdentity({ databasePath: join(setup.directory, 'identity.sqlite') }));

const gateway = await start({
  ...houseConfig({ DATA_DIR: setup.directory, PORT: '0' }),
  supergraphPath,
  subgraphs: setup.answersAtOnce ? subgraphs.map(atOnce) : subgraphs,
  logger: setup.logs ? openLog('info', join(setup.directory, 'log')) : silent,
});
process.send?.({ url: gateway.url });

let tracing: Tracing | undefined;
let before: NodeJS.CpuUsage;

process.on('message', async (told: 'begin' | 'end') => {
  if (told === 'begin') {
    const tracesTo = setup.tracesTo && { endpoint: setup.tracesTo, serviceName: 'bench', ratio: 1 };
    tracing = await startTracing(tracesTo || undefined, silent);
    before = process.cpuUsage();
    process.send?.({});
    return;
  }
  const { user, system } = process.cpuUsage(before);
  await tracing?.stop();
  process.send?.({ microseconds: user + system });
});
process.on('SIGTERM', () => process.exit(0));

/** The same subgraph, which remembers what it answered to each text, as all requests ask the same. */
function atOnce(subgraph: SubgraphEndpoint): SubgraphEndpoint {
  const answers = new Map<string, unknown>();
  return {
    name: subgraph.name,
    ready: () => subgraph.ready(),
    execute: async (call) => {
      const known = answers.get(call.query) ?? (await subgraph.execute(call));
      answers.set(call.query, known);
      return known;
    },
  };
}
