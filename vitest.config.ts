import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import LongFilesFirst from './test/engines/long-files-first.ts';

// Neo4j's Community edition has one database. Test files that use it are therefore named `*.neo4j.test.ts`, and each of
// the workers that run them has a Neo4j of its own; they are only started for a run that has such a file. PostgreSQL gives
// every test its own database.
// `ENGINES=none|postgres|neo4j|redis|all` says which engines a run may start, `REQUIRE_ENGINES=1` makes a missing one fail it.
const sources = '{subgraphs,gateway,graph-schema,scripts,test}/**';
const units = '{subgraphs,gateway,graph-schema}/**/*.test.ts';
const neo4jFiles = `${sources}/*.neo4j.test.ts`;

const require = createRequire(import.meta.url);

// Processes and threads that tests start keep what was compiled for those that come after them, which starts them in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled-by-tests');

// Sized for a machine whose cores are busy with the engines.
const limits = {
  testTimeout: 30_000,
  hookTimeout: 120_000,
  setupFiles: ['test/engines/fixed-seed.ts'],
  // Node 24.21 may die of "jit_page_->allocations_.erase(addr) == 1" when a thread ends (nodejs/node#64500): some WebAssembly
  // code, by which Node reads TypeScript, is then released twice. With this it is not released before the process ends.
  execArgv: ['--no-wasm-code-gc'],
};

// A test often waits: for a process that starts, an engine, a time that runs out.
const maxWorkers = availableParallelism() + 1;

// Node reads graphql's `main`, Vite its `module`: a test would hold two copies, which refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] };

export default defineConfig({
  test: {
    globalSetup: [
      'test/engines/temporary-directory.setup.ts',
      'test/engines/postgres.setup.ts',
      'test/engines/redis.setup.ts',
    ],
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        resolve,
        test: {
          ...limits,
          name: 'parallel',
          include: [`${sources}/*.test.ts`],
          exclude: [...configDefaults.exclude, units, neo4jFiles],
          maxWorkers,
        },
      },
      {
        resolve,
        test: {
          ...limits,
          name: 'units',
          include: [units],
          exclude: [...configDefaults.exclude, neo4jFiles],
          maxWorkers,
          // A process and its modules for each of these small files would take as long as most of them do.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          ...limits,
          name: 'neo4j',
          include: [neo4jFiles],
          globalSetup: ['test/engines/neo4j.setup.ts'],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
