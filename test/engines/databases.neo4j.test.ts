import neo4j from 'neo4j-driver';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { freshNeo4j, freshPostgresDatabase, neo4jOfThisRun } from './databases.ts';
import { freshEnvironment, modes } from './modes.ts';

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test.skipIf(!neo4jOfThisRun())('a fresh Neo4j has no node, constraint or index of the test before', async () => {
  const { uri, user, password } = await freshNeo4j();
  await using driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  const rows = async (cypher: string) => (await driver.executeQuery(cypher)).records.map((record) => record.toObject());
  await rows('CREATE CONSTRAINT record_key FOR (r:Record) REQUIRE r.key IS UNIQUE');
  await rows('CREATE INDEX identifier_value FOR (i:Identifier) ON (i.value)');
  await rows('UNWIND range(1, 6000) AS n CREATE (:Record {key: n})-[:HAS]->(:Identifier {value: n})');

  await freshNeo4j();

  expect(await rows('MATCH (n) RETURN count(n) AS nodes')).toEqual([{ nodes: 0 }]);
  expect(await rows('SHOW CONSTRAINTS YIELD name')).toEqual([]);
  expect(await rows("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")).toEqual([]);
});

describe.skipIf(!inject('postgresUrl'))('fresh PostgreSQL databases', () => {
  test('share nothing', async () => {
    await using first = await freshPostgresDatabase();
    await using second = await freshPostgresDatabase();
    await query(first.url, 'create table note (id text)');
    await expect(query(second.url, 'select * from note')).rejects.toThrow('relation "note" does not exist');
  });

  test('are gone once disposed, even while a client is connected', async () => {
    const database = await freshPostgresDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    await database[Symbol.asyncDispose]();
    await expect(query(database.url, 'select 1')).rejects.toThrow(/database "test_.*" does not exist/);
  });
});

describe.each(modes())('%s mode', (mode) => {
  test('names the stores that the product is to open', async () => {
    await using environment = await freshEnvironment(mode);
    const servers = [
      'BILLING_DATABASE_URL',
      'MARKETING_DATABASE_URL',
      'NEO4J_PASSWORD',
      'NEO4J_URI',
      'NEO4J_USER',
      'SALES_DATABASE_URL',
      'SUPPORT_DATABASE_URL',
    ];
    expect(Object.keys(environment.variables).sort()).toEqual(
      [
        'DATA_DIR',
        'REQUEST_DEADLINE_MS',
        'SAMPLE',
        'SUBGRAPH_TIMEOUT_MS',
        ...(mode === 'server' ? servers : []),
      ].sort(),
    );
  });
});
