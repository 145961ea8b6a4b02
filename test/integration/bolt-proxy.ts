import { openTcpProxy, type TcpProxy } from '../engines/tcp-proxy.ts';

export interface BoltProxy extends Omit<TcpProxy, 'port'> {
  uri: string;
  /** The next commit reaches the server, its answer reaches nobody, and the connection ends. */
  loseNextCommit(): void;
}

/** Bolt's message COMMIT as it goes over the wire. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Stands between a driver and its Neo4j and can end their connections. */
export async function openBoltProxy(server: string): Promise<BoltProxy> {
  let loses = false;
  const { port, ...proxy } = await openTcpProxy(new URL(server), (sent) => {
    const isLost = loses && sent.includes(commit);
    if (isLost) loses = false;
    return isLost;
  });
  return {
    ...proxy,
    uri: `bolt://127.0.0.1:${port}`,
    loseNextCommit: () => {
      loses = true;
    },
  };
}
