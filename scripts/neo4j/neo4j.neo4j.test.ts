import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { expect, onTestFinished, test } from 'vitest';
import { neo4jOfThisRun } from '../../test/engines/databases.ts';
import { type Neo4jServer, startNeo4j } from './neo4j.ts';

async function query(server: Neo4jServer, cypher: string): Promise<unknown[]> {
  await using driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
    disableLosslessIntegers: true,
  });
  const { records } = await driver.executeQuery(cypher);
  return records.map((record) => record.toObject());
}

const twoStarts = { timeout: 180_000 };

test.skipIf(!neo4jOfThisRun())(
  'what Neo4j committed is there after kill -9, under the same password',
  twoStarts,
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'customer-graph-kill9-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const before = await startNeo4j({ directory, shortLived: true });
    await query(before, "UNWIND range(1, 1000) AS n CREATE (:Record {key: 'billing:account:' + n})");
    await before.kill9();

    await using after = await startNeo4j({ directory, shortLived: true });
    expect(after.password).toBe(before.password);
    expect(await query(after, 'MATCH (r:Record) RETURN count(r) AS records')).toEqual([{ records: 1000 }]);
  },
);
