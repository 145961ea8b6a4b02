import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';

/**
 * Refuses what a browser asks by GET for a page of another site that may not read the answer: how long it takes is told to any
 * page. Other requests are JSON, which browsers ask leave to send; the text that they send without is not read.
 */
export function refuseOtherSites(server: FastifyInstance, corsOrigins: readonly string[]): void {
  server.removeContentTypeParser('text/plain');
  server.addHook('preHandler', (request, reply, done) => {
    if (request.method !== 'GET' || request.routeOptions.url !== '/graphql') return done();
    if (!isForOtherSite(request) || mayRead(request, corsOrigins)) return done();
    reply.code(403).send(refusal(request, 'FORBIDDEN', 'pages of this site may not call the gateway'));
  });
}

/** Only browsers say it. */
function isForOtherSite({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

function mayRead({ headers: { origin } }: FastifyRequest, corsOrigins: readonly string[]): boolean {
  return corsOrigins.includes('*') || (origin !== undefined && corsOrigins.includes(origin));
}
