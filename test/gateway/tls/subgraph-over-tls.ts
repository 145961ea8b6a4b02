import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { request } from 'undici';
import { httpSubgraph } from '../../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../../gateway/calls/subgraph-endpoint.ts';
import { serveSubgraph } from '../../../subgraphs/kit/server.ts';
import { secret } from '../constellation.ts';
import { standIns } from '../stand-ins.ts';
import { type Listener, type Offer, type SecureServer, secureServer } from './secure-server.ts';

export interface SubgraphOverTls extends AsyncDisposable {
  endpoint: SubgraphEndpoint;
  server: SecureServer;
}

/** Decides what becomes of a call; `answer` answers it as a healthy subgraph would. */
export type Behaviour = (...heard: [...Parameters<Listener>, answer: () => Promise<void>]) => unknown;

/** A stand-in subgraph behind what ends TLS in front of it, as a mesh or a load balancer does. */
export async function subgraphOverTls(name: string, behave: Behaviour, offer?: Offer): Promise<SubgraphOverTls> {
  const standIn = standIns().find((one) => one.name === name);
  if (!standIn) throw new Error(`there is no ${name}`);
  const logger = pino({ level: 'silent' });
  const real = await serveSubgraph(standIn, { host: '127.0.0.1', port: 0, secret, logger });
  const forward = forwardingTo(real.url);
  const server = await secureServer((incoming, response) => {
    behave(incoming, response, () => forward(incoming, response));
  }, offer);
  const endpoint = httpSubgraph({ name, url: server.url, secret });
  const dispose = async () => {
    await endpoint.close();
    await server[Symbol.asyncDispose]();
    await real.close();
  };
  return { endpoint, server, [Symbol.asyncDispose]: dispose };
}

function forwardingTo(url: string): (...heard: Parameters<Listener>) => Promise<void> {
  return async (incoming, response) => {
    const ownOfConnection = /^(:.*|connection|host)$/;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).filter(([name]) => !ownOfConnection.test(name)),
    );
    const isPost = incoming.method === 'POST';
    const body = isPost ? await text(incoming) : undefined;
    const answer = await request(url + incoming.url, { method: isPost ? 'POST' : 'GET', headers, body });
    response.writeHead(answer.statusCode, { 'content-type': 'application/json' });
    response.end(await answer.body.text());
  };
}
