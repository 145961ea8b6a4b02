import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BoltProxy extends AsyncDisposable {
  uri: string;
  /** Ends all connections; tells how many there were. */
  cut(): number;
  /** The next commit reaches the server, its answer reaches nobody, and the connection ends. */
  loseNextCommit(): void;
}

/** Bolt's message COMMIT as it goes over the wire. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Stands between a driver and its Neo4j and can end their connections. */
export async function openBoltProxy(server: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let loses = false;
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isLost = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => {
      isLost ||= loses && bytes.includes(commit);
      if (isLost) loses = false;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (isLost) end();
      else client.write(bytes);
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
    uri: `bolt://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    loseNextCommit: () => {
      loses = true;
    },
    [Symbol.asyncDispose]: async () => {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
