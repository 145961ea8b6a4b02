import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import type { GatewayOptions } from '../../gateway/options.ts';
import { startGateway } from '../../gateway/server.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import { type Answer, send } from './constellation-client.ts';
import { composeStandIns, standIns } from './stand-ins.ts';

export { type Answer, send };

export const secret = 'a secret that gateway and subgraphs share';

export interface ConstellationOptions extends Partial<GatewayOptions> {
  /** Whether subgraphs run in the gateway's process or each behind its own server. */
  over: 'memory' | 'http';
  /** Takes the place of the subgraph of its name. */
  instead?: SubgraphEndpoint;
}

export interface Constellation extends AsyncDisposable {
  url: string;
  supergraphPath: string;
  logged: Record<string, unknown>[];
  /** How often any subgraph was called so far. */
  calls(): number;
  ask(
    query: string,
    options?: { operationName?: string; variables?: object; headers?: Record<string, string> },
  ): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** A gateway over stand-in subgraphs, as a test wants it. */
export async function startConstellation({ over, instead, ...options }: ConstellationOptions): Promise<Constellation> {
  const logged: Record<string, unknown>[] = [];
  const logger = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
  const folder = await mkdtemp(join(tmpdir(), 'customer-graph-'));
  const supergraphPath = join(folder, 'supergraph.graphql');
  await writeFile(supergraphPath, composeStandIns());

  const closers: (() => Promise<void>)[] = [];
  const endpoints: SubgraphEndpoint[] = [];
  for (const subgraph of standIns()) {
    if (instead?.name === subgraph.name) {
      endpoints.push(instead);
    } else if (over === 'memory') {
      endpoints.push(subgraph);
    } else {
      const clientBodyBytes = options.limits?.bodyBytes;
      const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, secret, clientBodyBytes, logger });
      const endpoint = httpSubgraph({ name: subgraph.name, url: server.url, secret });
      closers.push(endpoint.close, server.close);
      endpoints.push(endpoint);
    }
  }
  let calls = 0;
  const counted = endpoints.map((endpoint) => ({
    ...endpoint,
    execute: (...request: Parameters<SubgraphEndpoint['execute']>) => {
      calls += 1;
      return endpoint.execute(...request);
    },
  }));
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphPath,
    subgraphs: counted,
    access: { mode: 'open' },
    subgraphTimeoutMs: 2000,
    requestDeadlineMs: 5000,
    supergraphPollMs: 10,
    logger,
    ...options,
  });
  const close = async () => {
    await gateway.close();
    for (const closeNext of closers) await closeNext();
    await rm(folder, { recursive: true });
  };
  return {
    url: gateway.url,
    supergraphPath,
    logged,
    calls: () => calls,
    ask: (query, { operationName, variables, headers } = {}) =>
      send(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers },
        body: JSON.stringify({ query, operationName, variables }),
      }),
    get: (path, headers) => send(new URL(path, gateway.url).href, { method: 'GET', headers }),
    close,
    [Symbol.asyncDispose]: close,
  };
}
