import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

export interface TrustedProxies {
  trusts(address: string, hop: number): boolean;
  /** Where a request comes from: the last address on its way that is no trusted proxy's. */
  addressOf(request: IncomingMessage): string;
}

/** Anyone can write `x-forwarded-for`: it is believed for as far as the addresses or ranges named here passed it on. */
export function trustedProxies(addresses: readonly string[] = []): TrustedProxies {
  const trusts = proxyAddr.compile([...addresses]);
  return { trusts, addressOf: (request) => proxyAddr(request, trusts) };
}
