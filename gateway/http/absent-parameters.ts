import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const absentInAddress = /(?<=[?&])(?:operationName=?|(?:variables|extensions)=null)(?:&|$)/g;

/**
 * The address of a request without what is, by GraphQL over HTTP, as if it had not been sent: an operation's name that is empty,
 * and null. Whoever reads the address then reads the same.
 */
export function withoutAbsent({ method, url = '' }: IncomingMessage): string {
  return method === 'GET' && url.startsWith('/graphql?') ? url.replace(absentInAddress, '') : url;
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
