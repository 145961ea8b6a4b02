import { expect, test } from 'vitest';
import { RenewedVersions } from './renewed-versions.ts';

function start() {
  const sent: string[][] = [];
  const versions = new RenewedVersions((subgraph) => [`${subgraph} everything`]);
  const send = () => versions.send(async (names) => sent.push([...names]));
  return { sent, versions, send };
}

test('what could not be sent is sent again, with what came meanwhile, and once sent no more', async () => {
  const { sent, versions, send } = start();
  versions.add('billing', ['a']);
  await expect(versions.send(async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  versions.add('billing', ['b']);
  await send();
  await send();
  expect(sent).toEqual([['a', 'b']]);
});

test('the first look-up in a subgraph renews all of it, a change before it or not', async () => {
  const { sent, versions, send } = start();
  versions.add('billing', ['a']);
  versions.begin('billing');
  versions.begin('billing');
  await send();
  versions.begin('billing');
  await send();
  expect(sent).toEqual([['a', 'billing everything']]);
});

test('where too many wait, all of the subgraph is renewed instead', async () => {
  const { sent, versions, send } = start();
  versions.add(
    'billing',
    Array.from({ length: 10_001 }, (_each, index) => String(index)),
  );
  versions.add('sales', ['a']);
  await send();
  expect(sent).toEqual([['billing everything', 'a']]);
});

test('after a beginning anew the next look-up in a subgraph renews all of it again', async () => {
  const { sent, versions, send } = start();
  versions.begin('billing');
  await send();
  versions.beginAnew();
  versions.begin('billing');
  await send();
  expect(sent).toEqual([['billing everything'], ['billing everything']]);
});

test('nobody goes on before what another has sent is answered, and all fail with it', async () => {
  const { sent, versions, send } = start();
  const answer = Promise.withResolvers<void>();
  versions.add('billing', ['a']);
  const sending = [versions.send(() => answer.promise), send()];
  versions.add('billing', ['b']);
  sending.push(send());
  answer.reject(new Error('full'));
  expect((await Promise.allSettled(sending)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  await send();
  expect(sent).toEqual([['b'], ['a', 'b']]);
});
