import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy extends AsyncDisposable {
  port: number;
  /** Ends all connections; tells how many there were. */
  cut(): number;
  /** Leaves all connections open and carries nothing over them any more, like the network to a host that vanished. */
  hush(): void;
}

/**
 * Stands between a client and its server and can end their connections.
 *
 * @param isLost whether the server still gets what the client sends here, and the answer reaches nobody: the connection ends instead.
 */
export async function openTcpProxy(
  { hostname, port }: URL,
  isLost: (sent: Buffer) => boolean = () => false,
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  const hushed = new WeakSet<Socket>();
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let ends = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => {
      if (hushed.has(client)) return;
      ends ||= isLost(bytes);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (ends) end();
      else if (!hushed.has(client)) client.write(bytes);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = (): number => {
    const ended = [...open];
    for (const client of ended) client.destroy();
    return ended.length;
  };
  return {
    port: (proxy.address() as AddressInfo).port,
    cut,
    hush: () => {
      for (const client of open) hushed.add(client);
    },
    [Symbol.asyncDispose]: async () => {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
