import { beforeAll, describe } from 'vitest';
import { freshNeo4j, neo4jOfThisRun } from '../../../test/engines/databases.ts';
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
});
