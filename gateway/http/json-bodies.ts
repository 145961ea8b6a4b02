import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body that is not read, and why. */
export class UnreadBody extends Error {
  override name = 'UnreadBody';
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** Reads bodies as JSON in UTF-8 (RFC 8259), sent as it is: read in another way they would have other letters than were sent. */
export function addJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const refused = refusalOf(request, body);
    if (refused) done(refused);
    else parse(request, body.toString(), (error, value) => done(error && unread(body.toString()), value));
  });
}

function unread(body: string): UnreadBody {
  return new UnreadBody(400, 'BAD_REQUEST', mistakeIn(body));
}

function mistakeIn(body: string): string {
  if (body === '') return 'the request has no body';
  try {
    JSON.parse(body);
  } catch {
    return 'the body is not valid JSON';
  }
  return 'the body has a key that is not taken: __proto__, or prototype within constructor';
}

function refusalOf({ headers }: FastifyRequest, body: string | Buffer): UnreadBody | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    return new UnreadBody(415, 'UNSUPPORTED_MEDIA_TYPE', 'bodies are sent as they are, without content-encoding');
  if (typeof body !== 'string' && !isUtf8(body))
    return new UnreadBody(400, 'BAD_REQUEST', 'the request is not in UTF-8');
  return undefined;
}
