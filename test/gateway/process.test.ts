import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { send } from './constellation.ts';
import { temporaryDirectory } from './real-house.ts';
import { start, startByShell, wordsOf } from './started-process.ts';
import { askUntilStopped } from './stop-under-load.ts';

async function addressOf(house: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of house.stdout ?? []) {
    printed += String(chunk);
    const address = /answers at (\S+)/.exec(printed)?.[1];
    if (address) return address;
  }
  throw new Error(`the house did not start: ${printed}`);
}

async function allServe(address: string, threads: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { body } = await send(new URL('/metrics', address).href, { method: 'GET' });
      expect(body).toContain(`customer_graph_serving_threads ${threads}\n`);
    },
    { timeout: 20_000, interval: 50 },
  );
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

test('a signal that comes twice at once, as Ctrl+C does where npm hands it on, ends a house cleanly', async () => {
  await using directory = await temporaryDirectory();
  const house = start({ DATA_DIR: directory.path });
  await send(await addressOf(house), { method: 'GET' });
  house.kill('SIGINT');
  house.kill('SIGTERM');
  expect(await once(house, 'exit')).toEqual([0, null]);
}, 60_000);

test('a house whose terminal is closed ends cleanly', async () => {
  await using directory = await temporaryDirectory();
  const house = start({ DATA_DIR: directory.path });
  await send(await addressOf(house), { method: 'GET' });
  house.kill('SIGHUP');
  expect(await once(house, 'exit')).toEqual([0, null]);
}, 60_000);

test('a house whose shell ends of the signal that npm hands to it stops as well', async () => {
  await using directory = await temporaryDirectory();
  const shell = startByShell({ DATA_DIR: directory.path, npm_lifecycle_event: 'start' });
  const address = await addressOf(shell);
  shell.kill('SIGTERM');
  await vi.waitFor(() => expect(fetch(address)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } }), {
    timeout: 20_000,
    interval: 50,
  });
}, 60_000);

test.each(['1', '2'])(
  'with %s serving threads, SIGTERM under load fails not one request',
  async (threads) => {
    await using directory = await temporaryDirectory();
    const house = start({ DATA_DIR: directory.path, SERVING_THREADS: threads });
    const ended = once(house, 'exit');
    const address = await addressOf(house);
    if (threads !== '1') await allServe(address, threads);
    const answers = await askUntilStopped({
      url: address,
      query: '{ customers(first: 1) { edges { node { id } } } }',
      answered: (count) => {
        if (count === 300) house.kill('SIGTERM');
      },
    });
    expect(await ended).toEqual([0, null]);
    expect(answers.length).toBeGreaterThan(300);
    expect(answers).toEqual(answers.map(() => ({ status: 200, body: { data: { customers: { edges: [] } } } })));
  },
  60_000,
);

test.each([
  ['1', 1],
  ['2', 16],
])(
  'with %s serving threads, what was logged last is written before the process ends',
  async (threads, requests) => {
    await using directory = await temporaryDirectory();
    const house = start({ DATA_DIR: directory.path, SERVING_THREADS: threads });
    let printed = '';
    const address = await new Promise<string>((resolve) => {
      house.stdout?.on('data', (chunk) => {
        printed += String(chunk);
        const found = /answers at (\S+)/.exec(printed)?.[1];
        if (found) resolve(found);
      });
    });
    if (threads !== '1') await allServe(address, threads);
    const ids = Array.from({ length: requests }, (_, index) => `last-${index}`);
    for (const id of ids)
      await send(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': id, connection: 'close' },
        body: '{"query":"{ __typename }"}',
      });
    house.kill('SIGTERM');
    expect(await once(house, 'close')).toEqual([0, null]);
    const lines = printed.split('\n').filter((line) => line.startsWith('{'));
    const logged = lines.map((line) => JSON.parse(line));
    const answered = logged.filter(({ msg, status }) => msg === 'answered' && status === 200);
    expect(answered.map(({ requestId }) => requestId).sort()).toEqual([...ids].sort());
    expect(logged).toContainEqual(expect.objectContaining({ signal: 'SIGTERM', msg: 'stopping' }));
  },
  60_000,
);
