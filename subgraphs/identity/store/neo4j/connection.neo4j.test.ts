import { randomUUID } from 'node:crypto';
import neo4j from 'neo4j-driver';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../../test/engines/databases.ts';
import { recordedTraces } from '../../../../test/engines/recorded-trace.ts';
import { openTcpProxy } from '../../../../test/engines/tcp-proxy.ts';
import { type Connection, connect } from './connection.ts';

test.skipIf(!neo4jOfThisRun())(
  'a Cypher query is in the trace of its request with its text and without its parameters',
  { timeout: 120_000 },
  async () => {
    const connection = connect(await freshNeo4j());
    const cypher = 'RETURN $email AS email';
    const [trace] = await recordedTraces(() => connection.read(cypher, { email: 'jane@example.com' }));
    await connection.close();
    const attributes = { 'db.system.name': 'neo4j', 'db.operation.name': 'RETURN', 'db.query.text': cypher };
    expect(trace).toEqual([{ name: 'RETURN', attributes }]);
  },
);

test.skipIf(!neo4jOfThisRun())(
  'a reading that takes longer than requests are answered fails and ends on the server',
  { timeout: 120_000 },
  async () => {
    const server = await freshNeo4j();
    const [patient, connection] = [connect(server), connect(server, { answersWithinMs: 1_000 })];
    const endless =
      'UNWIND range(1, 100000000) AS one UNWIND range(1, 1000) AS other RETURN sum(one * other % 7) AS sum';
    await expect(connection.read(endless)).rejects.toThrow(/timeout|timed out/);
    const running = 'SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS query';
    const queries = (await patient.read<{ query: string }>(running)).map(({ query }) => query);
    expect(queries).not.toContain(endless);
    expect(await connection.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
    await connection.close();
    await patient.close();
  },
);

test.skipIf(!neo4jOfThisRun())(
  'what is asked beyond the connections of who answers requests is not sent once nobody waits for it',
  { timeout: 120_000 },
  async () => {
    const connection = connect(await freshNeo4j(), { answersWithinMs: 60_000 });
    const slow = 'UNWIND range(1, 2000000) AS one RETURN sum(one % 7) AS sum';
    const nobodyWaits = new AbortController();
    const slowOnes = Array.from({ length: 20 }, () => connection.readFor(nobodyWaits.signal)(slow));
    const settled = Promise.allSettled(slowOnes);
    await vi.waitFor(() => expect(connection.queries()).toBeGreaterThanOrEqual(10), { timeout: 60_000, interval: 1 });
    nobodyWaits.abort(new Error('nobody waits'));
    const sent = connection.queries();
    expect(sent).toBeLessThan(20);
    const failed = (await settled).filter(({ status }) => status === 'rejected');
    expect(failed).toHaveLength(20 - sent);
    expect(connection.queries()).toBe(sent);
    await connection.close();
  },
);

test.skipIf(!neo4jOfThisRun())(
  'who is refused since its password was changed does not lock out who has the right one',
  { timeout: 120_000 },
  async () => {
    const server = await freshNeo4j();
    const admin = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    onTestFinished(() => admin.close());
    const [user, former, password] = [`rotated-${randomUUID()}`, randomUUID(), randomUUID()];
    const manage = (cypher: string) => admin.executeQuery(cypher, { user, former, password }, { database: 'system' });
    await manage('CREATE USER $user SET PASSWORD $former CHANGE NOT REQUIRED');
    onTestFinished(async () => void (await manage('DROP USER $user')));
    const running = connect({ ...server, user, password: former });
    onTestFinished(() => running.close());
    expect(await running.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
    await manage('ALTER USER $user SET PASSWORD $password CHANGE NOT REQUIRED');
    await admin.executeQuery(
      `CALL dbms.listConnections() YIELD connectionId, username WHERE username = $user
       CALL dbms.killConnection(connectionId) YIELD message RETURN message`,
      { user },
    );
    const refused: unknown[] = [];
    for (let time = 0; time < 10; time += 1)
      await running.read('RETURN 1').catch((error) => refused.push(error.message));
    const restarted = connect({ ...server, user, password });
    onTestFinished(() => restarted.close());
    expect(await restarted.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
    expect(new Set(refused)).toEqual(new Set(['The client is unauthorized due to authentication failure.']));
  },
);

/** As it goes over the wire: the name, a text of ten letters, and zero, which is without end. */
const withoutEnd = Buffer.from('\x8atx_timeout\x00', 'latin1');

test.skipIf(!neo4jOfThisRun()).each([
  [
    'what is written takes as long as it takes',
    undefined,
    (connection: Connection) => connection.write((run) => run('RETURN 1 AS one')),
    true,
  ],
  [
    'what is read where nobody waits for an answer takes as long as it takes',
    undefined,
    (connection: Connection) => connection.read('RETURN 1 AS one'),
    true,
  ],
  [
    'what is read for an answer has the time of answers',
    1000,
    (connection: Connection) => connection.read('RETURN 1 AS one'),
    false,
  ],
])(
  '%s, whatever db.transaction.timeout says',
  { timeout: 120_000 },
  async (_what, answersWithinMs, ask, takesItsTime) => {
    const server = await freshNeo4j();
    const sent: Buffer[] = [];
    await using proxy = await openTcpProxy(new URL(server.uri), (bytes) => {
      sent.push(bytes);
      return false;
    });
    const connection = connect({ ...server, uri: `bolt://127.0.0.1:${proxy.port}` }, { answersWithinMs });
    await ask(connection);
    await connection.close();
    expect(Buffer.concat(sent).includes(withoutEnd)).toBe(takesItsTime);
  },
);
