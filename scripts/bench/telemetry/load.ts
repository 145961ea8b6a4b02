import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';

/** A process of its own that asks one question again and again, and takes traces and throws them away. */
export interface Round {
  url: string;
  body: string;
  seconds: number;
}

const inFlight = 16;

const collector = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
});
collector.listen(0, '127.0.0.1', () => {
  process.send?.({ endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` });
});

process.on('message', async ({ url, body, seconds }: Round) => {
  const pool = new Pool(new URL(url).origin, { connections: inFlight });
  const until = performance.now() + seconds * 1000;
  let requests = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      const headers = { 'content-type': 'application/json' };
      const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(text);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, ask));
  await pool.close();
  process.send?.({ requests });
});
