/** Test files that take the longest, whatever their size: from 40 to 150 seconds on two slow cores. */
export const longFiles = [
  'test/integration/identity-apply.neo4j.test.ts',
  'subgraphs/identity/store/neo4j.neo4j.test.ts',
  'test/integration/killed.neo4j.test.ts',
  'test/integration/late-changes.neo4j.test.ts',
  'scripts/bench/accuracy/gate.test.ts',
  'subgraphs/identity/store/embedded.test.ts',
  'test/integration/customer.neo4j.test.ts',
  'test/integration/identity-train.neo4j.test.ts',
  'test/integration/rules.neo4j.test.ts',
  'test/gateway/differential/differential.test.ts',
  'test/integration/graph-put-back.neo4j.test.ts',
  'test/gateway/process.test.ts',
  'test/integration/concurrent-imports.test.ts',
];
