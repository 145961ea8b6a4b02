import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory } from './real-house.ts';
import { start, subgraphScript, wordsOf } from './started-process.ts';

const secret = 'shared-by-gateway-and-subgraphs-in-tests';

test('a variable that is wrong is told in words', async () => {
  expect(await wordsOf(start({ SUBGRAPH_TIMEOUT_MS: 'soon' }))).toEqual({
    code: 1,
    words: 'SUBGRAPH_TIMEOUT_MS must be a number.',
  });
}, 30_000);

test('an open gateway for the whole network is refused in words', async () => {
  await using directory = await temporaryDirectory();
  const { code, words } = await wordsOf(start({ HOST: '0.0.0.0', DATA_DIR: directory.path }));
  expect(code).toBe(1);
  expect(words).toMatch(
    /^HOST is 0\.0\.0\.0, which other machines can reach.*Set one of them, or HOST=127\.0\.0\.1\.$/,
  );
}, 30_000);

test('a subgraph in its own process whose database cannot be opened says so in words, with the variable', async () => {
  await using directory = await temporaryDirectory();
  const env = { DATA_DIR: directory.path, GATEWAY_SECRET: secret };
  const billing = start({ ...env, BILLING_DATABASE_URL: 'postgres://127.0.0.1:1/billing' }, [
    subgraphScript,
    'billing',
  ]);
  expect(await wordsOf(billing)).toEqual({
    code: 1,
    words:
      'the database of billing cannot be opened (connect ECONNREFUSED 127.0.0.1:1): it is BILLING_DATABASE_URL where that is ' +
      `set, else a file in DATA_DIR, ${directory.path}`,
  });
  await writeFile(join(directory.path, 'identity.sqlite'), 'no database');
  expect(await wordsOf(start(env, [subgraphScript, 'identity']))).toEqual({
    code: 1,
    words:
      'the database of identity cannot be opened (file is not a database): it is NEO4J_URI where that is set, else a file in ' +
      `DATA_DIR, ${directory.path}`,
  });
}, 30_000);

test('a host that nobody knows is told in words', async () => {
  await using directory = await temporaryDirectory();
  const env = { DATA_DIR: directory.path, HOST: 'customer-graph.invalid', AUTH_JWT_SECRET: secret };
  expect(await wordsOf(start(env))).toEqual({
    code: 1,
    words:
      'HOST customer-graph.invalid is not known here: set HOST to an address of this machine, or to 0.0.0.0 for all.',
  });
}, 30_000);
