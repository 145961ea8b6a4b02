import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { acceptedTypes } from './accepted-types.ts';

/** All scripts are in the page itself; whatever it might want from elsewhere, the browser refuses to fetch. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Clients name one of them; browsers that visit name none. */
const answerTypes = /json$|^text\/event-stream$/;

const greeting = '# Ask the Customer Graph. Ctrl+Enter runs the query.\n{\n  __typename\n}\n';

/** Bytes, which are sent from where they are: of a text each client that reads slowly would hold a copy. */
interface Page {
  html: Buffer;
  gzipped: Buffer;
  /** Of both, quoted as HTTP has it. */
  tag: string;
}

/**
 * Shows GraphiQL to browsers that visit `/graphql`, also with the operation that it writes into its address, to be read again
 * when the page is loaded anew; operations sent there by GET pass.
 */
export function addGraphiql(server: FastifyInstance, defaultQuery = greeting): void {
  let page: Promise<Page> | undefined;
  const show = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    page ??= render(defaultQuery);
    const { html, gzipped, tag } = await page;
    const zipped = new Negotiator(request).encodings().includes('gzip');
    reply.type('text/html; charset=utf-8').headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `W/${tag}`,
      vary: 'accept-encoding',
    });
    if (request.headers['if-none-match']?.includes(tag)) reply.code(304).send();
    else if (zipped) reply.header('content-encoding', 'gzip').send(gzipped);
    else reply.send(html);
  };
  server.addHook('preHandler', (request, reply, done) => {
    if (isVisit(request)) show(request, reply).catch(done);
    else done();
  });
}

function isVisit({ method, routeOptions, query, headers }: FastifyRequest): boolean {
  const asksNothing = typeof query === 'object' && query !== null && !('query' in query) && !('extensions' in query);
  const types = acceptedTypes(headers.accept);
  return (
    method === 'GET' &&
    routeOptions.url === '/graphql' &&
    types.includes('text/html') &&
    (asksNothing || !types.some((type) => answerTypes.test(type)))
  );
}

/** The page is 9 MB, which most processes never send: it is made for the first visitor. */
async function render(defaultQuery: string): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = Buffer.from(renderGraphiQL({ title: 'Customer Graph', defaultQuery, method: 'POST' }));
  const tag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  return { html, gzipped: await promisify(gzip)(html), tag };
}
