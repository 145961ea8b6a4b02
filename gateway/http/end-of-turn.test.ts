import { expect, test } from 'vitest';
import { endOfTurn } from './end-of-turn.ts';

test('all who wait in one turn of the event loop go on together, after what was read in it', async () => {
  const order: string[] = [];
  const later = async (name: string) => {
    await endOfTurn();
    order.push(name);
  };
  const all = [later('first'), later('second')];
  await Promise.resolve().then(() => order.push('worked on'));
  all.push(later('third'));
  await Promise.all(all);
  expect(order).toEqual(['worked on', 'first', 'second', 'third']);
});

test('who waits afterwards waits for the end of a later turn', async () => {
  await endOfTurn();
  let hasEnded = false;
  const next = endOfTurn().then(() => {
    hasEnded = true;
  });
  await Promise.resolve();
  expect(hasEnded).toBe(false);
  await next;
});
