import { expect, test } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../../test/engines/databases.ts';
import { recordedTraces } from '../../../../test/engines/recorded-trace.ts';
import { connect } from './connection.ts';

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
