import { createClient } from '@redis/client';
import { expect, inject, test } from 'vitest';
import { NotTheAnswer } from '../redis-line.ts';
import { keepScript, readVersions, versionsScript } from './redis-scripts.ts';

const redisUrl = inject('redisUrl');

test.skipIf(!redisUrl)('of several who miss a version, the first makes it, and each is told the same', async () => {
  await using opened = new AsyncDisposableStack();
  const client = await createClient({ url: redisUrl ?? '' }).connect();
  opened.defer(() => client.destroy());
  const [one, two, three] = ['one', 'two', 'three'].map((name) => `versions of ${process.pid} ${name}`);
  const ask = async (version: string, ...names: (string | undefined)[]) => {
    const keys = names.map(String);
    return readVersions(await client.eval(versionsScript, { keys, arguments: [version, '60'] }), keys);
  };
  expect(await ask('first', one, two)).toEqual(['first', 'first']);
  expect(await ask('second', three, two, one)).toEqual(['second', 'first', 'first']);
  expect(await client.ttl(String(three))).toBeGreaterThan(50);
});

test.skipIf(!redisUrl)('each text is kept under its name, for its seconds', async () => {
  await using opened = new AsyncDisposableStack();
  const client = await createClient({ url: redisUrl ?? '' }).connect();
  opened.defer(() => client.destroy());
  const keys = ['one', 'two'].map((name) => `texts of ${process.pid} ${name}`);
  await client.eval(keepScript, { keys, arguments: ['text of one', '60', 'text of two', '600'] });
  expect(await client.mGet(keys)).toEqual(['text of one', 'text of two']);
  const seconds = await Promise.all(keys.map((key) => client.ttl(key)));
  expect(seconds.map((left) => Math.ceil(left / 60))).toEqual([1, 10]);
});

test.skipIf(!redisUrl)('what is no text is no version, and is replaced by one', async () => {
  await using opened = new AsyncDisposableStack();
  const client = await createClient({ url: redisUrl ?? '' }).connect();
  opened.defer(() => client.destroy());
  const keys = ['hash', 'none'].map((name) => `other types of ${process.pid} ${name}`);
  await client.hSet(String(keys[0]), 'version', 'one of another kind');
  const ask = async (version: string) =>
    readVersions(await client.eval(versionsScript, { keys, arguments: [version, '60'] }), keys);
  expect([await ask('first'), await ask('second')]).toEqual([
    ['first', 'first'],
    ['first', 'first'],
  ]);
  expect(await client.ttl(String(keys[0]))).toBeGreaterThan(50);
});

test.each([['OK'], [1], [['one']], [['one', null]]])('%j is no answer to what the versions of two are', (reply) => {
  expect(() => readVersions(reply, ['a', 'b'])).toThrow(NotTheAnswer);
});
