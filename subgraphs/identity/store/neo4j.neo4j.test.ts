import { beforeAll, describe, expect, test } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../test/engines/databases.ts';
import { expectMended, leftBehind, mergedCustomers } from './contract/left-behind.ts';
import { identityStoreContract } from './contract.ts';
import { connect, type Neo4jAddress } from './neo4j/connection.ts';
import { openNeo4jStore } from './neo4j.ts';

/** A server that has just started compiles every query once, which takes seconds where the machine is busy. */
const timeout = 120_000;

describe.skipIf(!neo4jOfThisRun())('with a Neo4j server', { timeout }, () => {
  let server: Neo4jAddress;

  beforeAll(async () => {
    server = await freshNeo4j();
    const store = await openNeo4jStore(server);
    await store.close();
  }, timeout);

  /** Constraints, indexes and what is known of migrations stay: making them again takes longer than most cases. */
  const removeNodes = async (): Promise<void> => {
    const connection = connect(server);
    await connection.write(async (run) => {
      await run('MATCH (node) WHERE NOT node:Migration DETACH DELETE node');
      await run("CREATE (:Resolver {name: 'identity', sequence: 0, turns: 0})");
    });
    await connection.close();
  };

  identityStoreContract({
    name: 'the Neo4j identity store',
    open: async () => {
      await removeNodes();
      return openNeo4jStore(server);
    },
    reopen: () => openNeo4jStore(server),
    histories: 8,
  });

  test('a record that was left with a customer that ended is the survivor’s after an upgrade', async () => {
    await removeNodes();
    const store = await openNeo4jStore(server);
    const { former, survivor } = await mergedCustomers(store);
    const connection = connect(server);
    await connection.write(async (run) => {
      await run(
        `MATCH (record:Record {key: $leftBehind})-[belongs:BELONGS_TO]->(), (former:Customer {id: $former}), (survivor:Customer {id: $survivor})
         DELETE belongs CREATE (record)-[:BELONGS_TO]->(former) SET survivor.records = 1`,
        { leftBehind, former, survivor },
      );
      await run("MATCH (migration:Migration) WHERE migration.name STARTS WITH '011-' DELETE migration");
    });
    await store.close();

    const upgraded = await openNeo4jStore(server);
    await expectMended(upgraded, survivor);
    const [customer] = await connection.read(
      'MATCH (customer:Customer {id: $survivor}) RETURN customer.records AS records',
      {
        survivor,
      },
    );
    expect(customer).toEqual({ records: 2 });
    await upgraded.close();
    await connection.close();
  });
});
