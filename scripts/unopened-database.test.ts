import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { expect, inject, onTestFinished, test } from 'vitest';
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

test.skipIf(inject('postgresUrl') === null)(
  'a PostgreSQL that refuses a password or has no such database is told of with what helps, without the password',
  async () => {
    const told = async (changed: Partial<URL>): Promise<string> => {
      const url = Object.assign(new URL(inject('postgresUrl') ?? ''), changed).href;
      const error = await openDatabase({ url, migrations: {} }).catch((thrown: unknown) => thrown);
      return unopenedDatabase({ name: 'billing', dataDirectory: './data' }, error).message;
    };
    const where = 'it is BILLING_DATABASE_URL where that is set, else a file in DATA_DIR, ./data';
    expect(await told({ password: 'not-this-one' })).toBe(
      'the database of billing cannot be opened (password authentication failed for user "postgres"; its user and password are ' +
        `those in its address): ${where}`,
    );
    expect(await told({ pathname: '/nowhere' })).toBe(
      'the database of billing cannot be opened (database "nowhere" does not exist; it is made once, by whoever may: create ' +
        `database): ${where}`,
    );
  },
);

test('a Neo4j that refuses a password is told of with the variables that say it', () => {
  const error = Object.assign(new Error('The client is unauthorized due to authentication failure.'), {
    code: 'Neo.ClientError.Security.Unauthorized',
  });
  expect(unopenedDatabase({ name: 'identity', dataDirectory: './data' }, error).message).toBe(
    'the database of identity cannot be opened (The client is unauthorized due to authentication failure; its user and password ' +
      'are NEO4J_USER and NEO4J_PASSWORD): it is NEO4J_URI where that is set, else a file in DATA_DIR, ./data',
  );
});
