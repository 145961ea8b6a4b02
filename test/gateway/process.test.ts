import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { send } from './constellation.ts';
import { temporaryDirectory } from './real-house.ts';
import { askUntilStopped } from './stop-under-load.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

function start(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [script], { env: { PATH: process.env.PATH, SAMPLE: 'none', PORT: '0', ...env } });
}

async function addressOf(house: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of house.stdout ?? []) {
    printed += String(chunk);
    const address = /answers at (\S+)/.exec(printed)?.[1];
    if (address) return address;
  }
  throw new Error(`the house did not start: ${printed}`);
}

async function wordsOf(house: ChildProcess): Promise<{ code: unknown; words: string }> {
  let words = '';
  house.stderr?.on('data', (chunk) => {
    words += String(chunk);
  });
  const [code] = await once(house, 'exit');
  return { code, words: words.trim() };
}

test('npm start serves, and SIGTERM ends it cleanly', async () => {
  await using directory = await temporaryDirectory();
  const house = start({ DATA_DIR: directory.path });
  const address = await addressOf(house);
  const answer = await send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  expect(answer.body).toEqual({ data: { __typename: 'Query' } });

  const second = start({ DATA_DIR: directory.path });
  expect(await wordsOf(second)).toEqual({
    code: 1,
    words: `${directory.path} is in use by another Customer Graph: stop that one, or set DATA_DIR to another directory.`,
  });

  house.kill('SIGTERM');
  expect(await once(house, 'exit')).toEqual([0, null]);
}, 60_000);

test('SIGTERM under load fails not one request', async () => {
  await using directory = await temporaryDirectory();
  const house = start({ DATA_DIR: directory.path });
  const ended = once(house, 'exit');
  const answers = await askUntilStopped({
    url: await addressOf(house),
    query: '{ customers(first: 1) { edges { node { id } } } }',
    answered: (count) => {
      if (count === 300) house.kill('SIGTERM');
    },
  });
  expect(await ended).toEqual([0, null]);
  expect(answers.length).toBeGreaterThan(300);
  expect(answers).toEqual(answers.map(() => ({ status: 200, body: { data: { customers: { edges: [] } } } })));
}, 60_000);

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

test('what was logged last is written before the process ends', async () => {
  await using directory = await temporaryDirectory();
  const house = start({ DATA_DIR: directory.path });
  let printed = '';
  const address = await new Promise<string>((resolve) => {
    house.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const found = /answers at (\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
  });
  await send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'the-last-one' },
    body: '{"query":"{ __typename }"}',
  });
  house.kill('SIGTERM');
  expect(await once(house, 'close')).toEqual([0, null]);
  const lines = printed.split('\n').filter((line) => line.startsWith('{'));
  // Identity logs on a thread of its own.
  const ofGateway = lines.map((line) => JSON.parse(line)).filter(({ name }) => name !== 'identity');
  expect(ofGateway.slice(-2)).toMatchObject([
    { requestId: 'the-last-one', status: 200, msg: 'answered' },
    { signal: 'SIGTERM', msg: 'stopping' },
  ]);
}, 60_000);
