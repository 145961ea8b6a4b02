import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../subgraphs/kit/database.ts';
import { unopenedDatabase } from './unopened-database.ts';

const certificates = join(import.meta.dirname, '../test/gateway/tls');
const key = readFileSync(join(certificates, 'test-only-key.pem'));
const cert = readFileSync(join(certificates, 'test-only-certificate.pem'));

test('a database whose certificate nobody known has made is told of with what helps', async () => {
  const server = createServer((socket) => {
    // PostgreSQL is asked for TLS in words of its own, and agrees by one letter.
    socket.once('data', () => {
      socket.write('S');
      new TLSSocket(socket, { isServer: true, key, cert }).on('error', () => {});
    });
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `postgres://billing@127.0.0.1:${port}/billing?sslmode=verify-full`;
  const error = await openDatabase({ url, migrations: {} }).catch((thrown: unknown) => thrown);
  expect(unopenedDatabase({ name: 'billing', dataDirectory: './data' }, error).message).toMatch(
    /^the database of billing cannot be opened \(.*certificate.*; name the authority that made its certificate to Node by NODE_EXTRA_CA_CERTS, or to this database alone by &sslrootcert=\): it is BILLING_DATABASE_URL/,
  );
});

test('a database file that cannot be opened is told of with what helps', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'customer-graph-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const error = await openDatabase({ url: directory, migrations: {} }).catch((thrown: unknown) => thrown);
  expect(unopenedDatabase({ name: 'billing', dataDirectory: directory }, error).message).toContain(
    'unable to open database file; its file cannot be opened: let this user read and write it and its folder',
  );
});
