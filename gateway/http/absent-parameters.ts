import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const absentInAddress = /(?<=[?&])(?:operationName=?|(?:variables|extensions)=null)(?:&|$)/g;

/** Whoever asks a proxy sends it, and HTTP has servers take it as well. */
const origin = /^https?:\/\/[^/?#]*/i;

/**
 * The address of a request, from its path on, without what is, by GraphQL over HTTP, as if it had not been sent: an operation's name that is empty,
 * and null. Whoever reads the address then reads the same.
 */
export function withoutAbsent({ method, url = '' }: IncomingMessage): string {
  const address = url.startsWith('/') ? url : url.replace(origin, '') || '/';
  return method === 'GET' && address.startsWith('/graphql?') ? address.replace(absentInAddress, '') : address;
}

/** Takes empty names out of bodies as well; null is known as what it is there. */
export function addAbsentParameters(server: FastifyInstance): void {
  server.addHook('preHandler', ({ routeOptions, body }, _reply, done) => {
    const sent = routeOptions.url === '/graphql' ? [body].flat() : [];
    for (const each of sent) if (isNamedByNothing(each)) each.operationName = null;
    done();
  });
}

function isNamedByNothing(sent: unknown): sent is { operationName: string | null } {
  return typeof sent === 'object' && sent !== null && 'operationName' in sent && sent.operationName === '';
}
