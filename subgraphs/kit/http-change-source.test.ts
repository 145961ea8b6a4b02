import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { httpChangeSource } from './http-change-source.ts';

test('of a page of changes that does not end only a bounded part is read', async () => {
  const piece = Buffer.alloc(1024 * 1024, ' ');
  let sentBytes = 0;
  const server = createServer((socket) => {
    const send = (): void => {
      do sentBytes += piece.length;
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('error', () => {}).on('drain', send);
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nx-feed-last: 1\r\nx-feed-caught-up: true\r\n\r\n');
      send();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const feed = httpChangeSource('billing', `http://127.0.0.1:${port}`, 'a secret that both share', 2000);
  await expect(feed.read(0, 500)).rejects.toMatchObject({ code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  expect(sentBytes).toBeLessThan(160 * 1024 * 1024);
  server.close();
});
