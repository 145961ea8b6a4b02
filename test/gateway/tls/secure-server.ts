import { readFileSync } from 'node:fs';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** For 127.0.0.1, signed by itself, until 2126. Its key is public: nothing but these tests may trust it. */
const certificate = readFileSync(new URL('test-only-certificate.pem', import.meta.url), 'utf8');
const key = readFileSync(new URL('test-only-key.pem', import.meta.url), 'utf8');

/** As `NODE_EXTRA_CA_CERTS` does for a process that is started with it. */
export function trustTestCertificate(): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}

export type Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

export interface SecureServer extends AsyncDisposable {
  url: string;
  /** Protocol of each request so far. */
  versions: string[];
  /** TLS connections that were opened so far. */
  connections(): number;
  /** Connections of HTTP/2 that are open. */
  sessions: ReadonlySet<ServerHttp2Session>;
}

export interface Offer {
  /** What the server speaks, by ALPN. */
  protocols?: 'both' | 'http/1.1';
  /** Lets the client's order decide where both are spoken. */
  clientChooses?: boolean;
}

export async function secureServer(listener: Listener, offer: Offer = {}): Promise<SecureServer> {
  const { protocols = 'both', clientChooses = false } = offer;
  const versions: string[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const heard: Listener = (request, response) => {
    versions.push(request.httpVersion);
    listener(request, response);
  };
  const chosen = clientChooses ? { ALPNCallback: firstOf } : {};
  const server: Server =
    protocols === 'both'
      ? withSessions(createSecureServer({ key, cert: certificate, allowHTTP1: true, ...chosen }, heard), sessions)
      : // Over HTTP/1.1 requests and answers have all of the HTTP/2 ones that a listener here uses.
        createServer({ key, cert: certificate }, heard as never);
  let connections = 0;
  server.on('secureConnection', () => {
    connections += 1;
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    versions,
    connections: () => connections,
    sessions,
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const session of sessions) session.destroy();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function firstOf({ protocols }: { protocols: string[] }): string | undefined {
  return protocols[0];
}

function withSessions(server: Http2SecureServer, sessions: Set<ServerHttp2Session>): Http2SecureServer {
  return server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
}
