import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SilenceableLine extends AsyncDisposable {
  url: string;
  /** Nothing comes through on the connections that are open; none is closed. New ones are as usual. */
  silence(): void;
}

/** Stands between a client and a server, as a network does in which a router forgets the connections of before. */
export async function silenceable(url: string): Promise<SilenceableLine> {
  const { port, protocol } = new URL(url);
  const sockets = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!silent.has(from)) to.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!silent.has(from)) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`,
    silence: () => {
      for (const socket of sockets) silent.add(socket);
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
