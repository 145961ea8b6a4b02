import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { isStoreFault } from './store-fault.ts';

function errorOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

it('a database without room is at fault, and not one that is asked for what makes no sense', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('create table record (key text primary key); pragma max_page_count = 4');
  const full = errorOf(() => database.exec('insert into record values (hex(randomblob(100000)))'));
  expect(full).toMatchObject({ errcode: 13 });
  expect(isStoreFault(full)).toBe(true);
  const twice = errorOf(() => database.exec("insert into record values ('a'), ('a')"));
  expect(twice).toBeInstanceOf(Error);
  expect(isStoreFault(twice)).toBe(false);
  database.close();
});

it.each([
  ['memory', 7],
  ['reading or writing', 10],
  ['writing, because of the disk', 10 + 3 * 256],
])('a machine that fails at %s is at fault', (_what, errcode) => {
  expect(isStoreFault(Object.assign(new Error('failed'), { errcode }))).toBe(true);
});
