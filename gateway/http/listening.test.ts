import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from './listening.ts';

const host = '127.0.0.1';

function server(name: string) {
  const made = Fastify();
  made.get('/', async () => name);
  onTestFinished(() => made.close());
  return made;
}

test('threads that share a port each get some of the connections', async () => {
  const origin = await listen(server('first'), { host, port: 0, sharedPort: 'opens' });
  const port = Number(new URL(origin).port);
  expect(await listen(server('second'), { host, port, sharedPort: 'joins' })).toBe(origin);
  const answers = await Promise.all(
    Array.from({ length: 40 }, async () => (await fetch(origin, { headers: { connection: 'close' } })).text()),
  );
  expect(new Set(answers)).toEqual(new Set(['first', 'second']));
});

test.each(['opens', undefined] as const)(
  'a port that others share is taken for a house that begins (%s)',
  async (sharedPort) => {
    const origin = await listen(server('theirs'), { host, port: 0, sharedPort: 'opens' });
    const port = Number(new URL(origin).port);
    await expect(listen(server('ours'), { host, port, sharedPort })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
  },
);

test('a port that one thread has for itself is not shared', async () => {
  const port = Number(new URL(await listen(server('theirs'), { host, port: 0 })).port);
  await expect(listen(server('ours'), { host, port, sharedPort: 'joins' })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('a port that was free can be opened by name', async () => {
  const trial = server('trial');
  const port = Number(new URL(await listen(trial, { host, port: 0 })).port);
  await trial.close();
  expect(await listen(server('ours'), { host, port, sharedPort: 'opens' })).toBe(`http://${host}:${port}`);
});
