import { expect, onTestFinished, test } from 'vitest';
import { turns } from './turns.ts';

test('all who ask at once have a turn of the event loop of their own, in the order in which they asked', async () => {
  let turn = 0;
  let counting = setImmediate(function count() {
    turn += 1;
    counting = setImmediate(count);
  });
  onTestFinished(() => clearImmediate(counting));
  const myTurn = turns();
  const had: { name: string; turn: number }[] = [];
  const have = async (name: string) => {
    await myTurn();
    had.push({ name, turn });
  };
  await Promise.all(['first', 'second', 'third'].map(have));
  await have('later');
  expect(had.map(({ name }) => name)).toEqual(['first', 'second', 'third', 'later']);
  expect(new Set(had.map((each) => each.turn)).size).toBe(4);
});
