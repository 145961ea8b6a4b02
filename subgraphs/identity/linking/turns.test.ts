import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Takes turns while one that began before is not done; tells in which order they came. */
async function order(...asked: ({ batch: string } | { steward: string })[]): Promise<string[]> {
  const turns = new Turns();
  const inHand = Promise.withResolvers<void>();
  const done: string[] = [];
  const all: Promise<unknown>[] = [turns.run(() => inHand.promise)];
  for (const each of asked) {
    if ('batch' in each) all.push(turns.run(async () => done.push(each.batch)));
    else all.push(turns.runAhead(async () => done.push(each.steward)));
  }
  inHand.resolve();
  await Promise.all(all);
  return done;
}

describe('Turns', () => {
  it('lets what somebody waits for go ahead of batches, each in the order in which they came', async () => {
    const asked = [{ batch: 'a' }, { steward: '1' }, { batch: 'b' }, { steward: '2' }, { batch: 'c' }];
    expect(await order(...asked)).toEqual(['1', '2', 'a', 'b', 'c']);
  });

  it('lets a batch come that sixteen have gone ahead of, before any other', async () => {
    const stewards = Array.from({ length: 20 }, (_, n) => ({ steward: String(n) }));
    const done = await order({ batch: 'a' }, ...stewards, { batch: 'b' }, { steward: 'last' });
    expect(done.indexOf('a')).toBe(16);
    expect(done.slice(-3)).toEqual(['19', 'last', 'b']);
  });

  it('goes on after work that failed, which fails for whoever asked for it only', async () => {
    const turns = new Turns();
    const failed = turns.run(() => Promise.reject(new Error('no room')));
    const next = turns.run(async () => 'done');
    await expect(failed).rejects.toThrow('no room');
    expect(await next).toBe('done');
  });

  it('begins at once when nothing is in hand, also after all was done', async () => {
    const turns = new Turns();
    expect(await turns.run(async () => 1)).toBe(1);
    expect(await turns.runAhead(async () => 2)).toBe(2);
    expect(await turns.run(async () => 3)).toBe(3);
  });
});
