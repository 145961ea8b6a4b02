import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { Neo4jError } from 'neo4j-driver';
import { expect, it, onTestFinished } from 'vitest';
import { connect, withReason } from './connection.ts';

const certificates = join(import.meta.dirname, '../../../../test/gateway/tls');
const key = readFileSync(join(certificates, 'test-only-key.pem'));
const cert = readFileSync(join(certificates, 'test-only-certificate.pem'));

function failed(message: string, cause?: Neo4jError): Neo4jError {
  const diagnostic = { OPERATION: '', OPERATION_CODE: '0', CURRENT_SCHEMA: '/' };
  return new Neo4jError(message, 'ServiceUnavailable', '50N42', 'failed', diagnostic, cause);
}

it('a server that is asked where to go, and not reached, is told of with the reason', () => {
  const refused = failed('Failed to connect to server. Caused by: connect ECONNREFUSED 10.0.0.7:7687');
  const lost = failed('Could not perform discovery. No routing servers available.', refused);
  expect(withReason(lost)).toMatchObject({ code: 'ServiceUnavailable', message: refused.message });
});

it.each([
  failed('Could not perform discovery. No routing servers available.'),
  failed('Connection was closed by server', failed('ended')),
  new Error('no'),
])('%s is told of as it is', (error) => {
  const { message } = error;
  expect(withReason(error)).toBe(error);
  expect(error.message).toBe(message);
});

it('a server whose certificate nobody known has made is told of with what helps', async () => {
  const server = createServer({ key, cert }).on('tlsClientError', () => {});
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connection = connect({ uri: `neo4j+s://127.0.0.1:${port}`, user: 'neo4j', password: 'secret' });
  onTestFinished(() => connection.close());
  await expect(connection.read('RETURN 1')).rejects.toThrow(
    /^its certificate is not trusted, DEPTH_ZERO_SELF_SIGNED_CERT; name the authority that made it to Node by NODE_EXTRA_CA_CERTS$/,
  );
});

it('a server whose certificate is over is told of without what helps against others', () => {
  const advice = 'simply disable it using `encrypted="ENCRYPTION_OFF"` in the driver options. Socket responded with: ';
  const refused = failed(`Caused by: Server certificate is not trusted. Please ${advice}CERT_HAS_EXPIRED`);
  expect(withReason(refused)).toMatchObject({ message: 'its certificate is not trusted, CERT_HAS_EXPIRED' });
});
