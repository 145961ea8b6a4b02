import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import { secret, startConstellation } from '../gateway/constellation.ts';
import { behind, cannotBeUsed, itCostsOnlyItsOwnObject, listen } from './sick-subgraph.ts';

const megabyte = 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, ' ');

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_INVALID_RESPONSE',
  message: cannotBeUsed,
  subgraph: behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    let isOpen = true;
    response.on('close', () => {
      isOpen = false;
    });
    const more = (): void => {
      while (isOpen && response.write(chunk));
    };
    response.on('drain', more);
    more();
  }),
});

test('an answer that says beforehand that it is too long is given up before it comes, and its subgraph stays in use', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': megabyte + 1 });
    response.write('{');
  });
  const endpoint = httpSubgraph({ name: 'billing', url: await listen(server), secret, answerBytes: megabyte });
  await using house = await startConstellation({ over: 'memory', instead: endpoint, subgraphTimeoutMs: 20_000 });
  for (let time = 1; time <= 25; time++) {
    const { body } = await house.ask('{ customer(id: "1") { billing { recordIds } } }');
    expect(body).toMatchObject({
      errors: [{ message: cannotBeUsed('billing'), extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } }],
    });
  }
  await endpoint.close();
  server.close();
});

test('of an answer without an end little more than the limit is read', async () => {
  const left = Promise.withResolvers<number>();
  const server = createServer(async (_request, response) => {
    let written = 0;
    response.on('close', () => left.resolve(written));
    response.writeHead(200, { 'content-type': 'application/json' });
    while (!response.closed) {
      written += chunk.length;
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), left.promise]);
    }
  });
  const url = await listen(server);
  const endpoint = httpSubgraph({ name: 'billing', url, secret, answerBytes: megabyte });
  await using house = await startConstellation({ over: 'memory', instead: endpoint });
  const { body } = await house.ask('{ customer(id: "1") { billing { recordIds } } }');
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } }] });
  // What the sockets of both sides hold comes on top.
  expect(await left.promise).toBeLessThan(megabyte + 16 * megabyte);
  await endpoint.close();
  server.close();
});
