import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DeskLine } from '../../subgraphs/identity/linking/desk.ts';
import { houseConfig } from '../config.ts';
import { openEndpoints } from './endpoints.ts';

/** Takes connections and says nothing. */
async function silentServer(): Promise<string> {
  const taken = new Set<Socket>();
  const server = createServer((socket) => taken.add(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    for (const socket of taken) socket.destroy();
  });
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('databases that are all on one server which says nothing are waited for at the same time', async () => {
  const server = await silentServer();
  const config = houseConfig({
    MARKETING_DATABASE_URL: `postgres://${server}/marketing`,
    SALES_DATABASE_URL: `postgres://${server}/sales`,
    SUPPORT_DATABASE_URL: `postgres://${server}/support`,
    BILLING_DATABASE_URL: `postgres://${server}/billing`,
    IDENTITY_SUBGRAPH_URL: 'http://127.0.0.1:9',
    GATEWAY_SECRET: 'a secret that nobody checks here, 32 bytes',
  });
  const logger = pino({ level: 'silent' });
  const warn = vi.spyOn(logger, 'warn');
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await using opened = new AsyncDisposableStack();
  const opening = openEndpoints(config, { desk: new DeskLine(), logger, opened });
  await vi.advanceTimersByTimeAsync(5000);
  expect(warn).toHaveBeenCalledTimes(4);
  expect((await opening).map(({ name }) => name)).toEqual(['marketing', 'sales', 'support', 'billing', 'identity']);
});
