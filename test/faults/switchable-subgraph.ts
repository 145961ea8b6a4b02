import { createServer, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { request } from 'undici';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { serveSubgraph } from '../../subgraphs/kit/server.ts';
import { secret } from '../gateway/constellation.ts';
import { standIns } from '../gateway/stand-ins.ts';
import { listen } from './sick-subgraph.ts';

/** How a subgraph behind its server fails; undefined stands for a port on which nobody listens. */
export type Sickness = RequestListener | undefined;

export interface SwitchableSubgraph extends AsyncDisposable {
  endpoint: SubgraphEndpoint;
  makeSick(how: Sickness): Promise<void>;
  heal(): Promise<void>;
}

/** A stand-in subgraph behind a server at an address that stays, which can be made sick and healed. */
export async function switchableSubgraph(name: string): Promise<SwitchableSubgraph> {
  const standIn = standIns().find((subgraph) => subgraph.name === name);
  if (!standIn) throw new Error(`there is no ${name}`);
  const logger = pino({ level: 'silent' });
  const real = await serveSubgraph(standIn, { host: '127.0.0.1', port: 0, secret, logger });

  let behave: RequestListener = forwardingTo(real.url);
  let front: Server = createServer((incoming, response) => behave(incoming, response));
  const url = await listen(front);
  const stopListening = () => {
    front.close();
    front.closeAllConnections();
  };
  const endpoint = httpSubgraph({ name, url, secret });
  const makeSick = async (how: Sickness) => {
    if (how) behave = how;
    else stopListening();
  };
  const heal = async () => {
    behave = forwardingTo(real.url);
    if (front.listening) return;
    front = createServer((incoming, response) => behave(incoming, response));
    const { promise, resolve } = Promise.withResolvers<void>();
    front.listen(Number(new URL(url).port), '127.0.0.1', resolve);
    await promise;
  };
  const dispose = async () => {
    await endpoint.close();
    stopListening();
    await real.close();
  };
  return { endpoint, makeSick, heal, [Symbol.asyncDispose]: dispose };
}

function forwardingTo(url: string): RequestListener {
  return async (incoming, response) => {
    const { connection: _connection, ...headers } = incoming.headers;
    const answer = await request(url + incoming.url, {
      method: incoming.method === 'POST' ? 'POST' : 'GET',
      headers,
      body: incoming.method === 'POST' ? await text(incoming) : undefined,
    });
    response.writeHead(answer.statusCode, { 'content-type': 'application/json' });
    response.end(await answer.body.text());
  };
}
