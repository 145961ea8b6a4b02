import { afterAll, describe, inject, it } from 'vitest';
import { identityStoreContract } from './contract.ts';
import { connect } from './neo4j/connection.ts';
import { openNeo4jStore } from './neo4j.ts';

const server = inject('neo4j');

if (server === null) {
  describe.skip('the Neo4j identity store (left out: this machine has no Neo4j to start)', () => {
    it('needs Java and Maven');
  });
} else {
  const connection = connect(server);
  afterAll(() => connection.close());

  const empty = async (): Promise<void> => {
    await connection.write((run) =>
      run('MATCH (node) WHERE NOT node:Migration AND NOT node:Resolver DETACH DELETE node'),
    );
    await connection.write((run) => run('MATCH (resolver:Resolver) SET resolver.sequence = 0'));
  };

  identityStoreContract({
    name: 'the Neo4j identity store',
    open: async () => {
      await empty();
      return openNeo4jStore(server);
    },
    reopen: () => openNeo4jStore(server),
    histories: 8,
  });
}
