import type { IncomingMessage } from 'node:http';
import { type Access, asksForLoopback } from '../auth.ts';

/** Clients also offer to go on in HTTP/2, and are answered as if they had not. */
export function isForWebSocket({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /^websocket$/i.test(headers.upgrade ?? '');
}

/** Why no connection is made, as an HTTP status; undefined when there is no reason. */
export function whyNoConnection(
  { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  { access, corsOrigins }: { access: Access; corsOrigins: readonly string[] },
): string | undefined {
  if (URL.parse(url, 'http://gateway')?.pathname !== '/graphql') return '404 Not Found';
  const { host, origin } = headers;
  // As for requests: a page of a hostile site could reach an open gateway on the visitor's machine.
  if (access.mode === 'open' && !asksForLoopback(headers)) return '403 Forbidden';
  const isOwn = origin === undefined || isOriginOf(origin, host);
  return isOwn || corsOrigins.includes('*') || corsOrigins.includes(origin) ? undefined : '403 Forbidden';
}

/** Browsers leave out the usual port, which some proxies write into `Host`. */
function isOriginOf(origin: string, host = ''): boolean {
  const page = URL.parse(origin);
  return page !== null && URL.parse(`${page.protocol}//${host}`)?.host === page.host;
}

/** Browsers cannot send a header with a WebSocket. */
export function authorizationIn(parameters: Record<string, unknown> = {}): string | undefined {
  const { authorization = parameters.Authorization } = parameters;
  return typeof authorization === 'string' ? authorization : undefined;
}
