import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWorld } from './worlds/open.ts';
import type { WorldName, WorldSubgraph } from './worlds/world.ts';

/** A process of its own: all subgraphs of one world, each behind its own port. */
const [world, directory = ''] = process.argv.slice(2);
const { subgraphs, supergraphSdl } = await openWorld(world as WorldName, directory);
const urls = Object.fromEntries(
  await Promise.all(subgraphs.map(async (subgraph) => [subgraph.name, await serve(subgraph)] as const)),
);
process.send?.({ urls, supergraphSdl });

async function serve({ execute }: WorldSubgraph): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', async () => {
      try {
        const answer = JSON.stringify(await execute(JSON.parse(text)));
        response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
