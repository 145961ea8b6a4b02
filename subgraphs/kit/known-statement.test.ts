import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { openDatabase } from './database.ts';
import { knownStatement, knownVariants, now, place } from './known-statement.ts';

afterEach(() => void vi.useRealTimers());

describe.each(dialects)('a known statement on $name', (dialect) => {
  it('is built once and gets its values, and the time, whenever it is sent', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: {} });
    let built = 0;
    const statement = knownStatement<{ said: string; kept: string; at: number }>(() => {
      built += 1;
      const kept = 'kept';
      return sql`select cast(${place('said')} as text) as said, cast(${kept} as text) as kept, cast(${now} as bigint) as at`;
    });
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000_000 });
    expect(await statement(database, { said: 'one' })).toEqual([{ said: 'one', kept: 'kept', at: 1_000_000_000_000 }]);
    vi.setSystemTime(1_000_000_000_001);
    expect(await statement(database, { said: 'two' })).toEqual([{ said: 'two', kept: 'kept', at: 1_000_000_000_001 }]);
    expect(built).toBe(1);
    await database.close();
  });
});

it('variants of a statement are made once while they are few, and the oldest is given up for another', () => {
  const variants = knownVariants();
  const made: string[] = [];
  const ask = (name: string) =>
    variants(name, () => {
      made.push(name);
      return knownStatement(() => sql`select 1`);
    });
  expect(ask('first')).toBe(ask('first'));
  expect(made).toEqual(['first']);
  for (let place = 0; place < 200; place += 1) ask(`other ${place}`);
  ask('first');
  expect(made.filter((name) => name === 'first')).toHaveLength(2);
});
