import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saidByTheDeleted, takeAndDelete } from './contract/erased.ts';
import { identityStoreContract } from './contract.ts';
import { openEmbeddedStore } from './embedded.ts';
import type { IdentityStore } from './identity-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-'));
let opened = 0;
const path = (): string => join(directory, `${opened}.db`);

const copy = async (from: string, to: string): Promise<void> => {
  const database = new DatabaseSync(from);
  await backup(database, to);
  database.close();
};
const backUp = async (): Promise<() => Promise<void>> => {
  const [restored, kept] = [path(), `${path()}.backup`];
  await copy(restored, kept);
  return () => copy(kept, restored);
};

/** An empty store: making one anew takes ten times as long as copying it. */
const empty = join(directory, 'empty.db');
beforeAll(async () => (await openEmbeddedStore(empty)).close());

afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function openByTurns(path: string): Promise<IdentityStore> {
  const store = await openEmbeddedStore(path, { writesOnThread: true });
  let inParts = false;
  const other = (): boolean => {
    inParts = !inParts;
    return inParts;
  };
  return { ...store, transact: (work) => store.transact(work, { inParts: other() }) };
}

for (const [name, open, histories] of [
  ['the embedded identity store', openEmbeddedStore, 40],
  ['the embedded identity store that writes on its thread and on this one by turns', openByTurns, 10],
] as const) {
  identityStoreContract({
    name,
    open: () => {
      opened += 1;
      copyFileSync(empty, path());
      return open(path());
    },
    reopen: () => open(path()),
    backUp,
    histories,
  });
}

test('of records that departments deleted, no value is left in any table or byte of the embedded identity store', async () => {
  opened += 1;
  const store = await openEmbeddedStore(path());
  await takeAndDelete(store);
  await store.close();
  expect(saidByTheDeleted.test(readFileSync(path(), 'latin1'))).toBe(false);
  using database = new DatabaseSync(path(), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const left = tables.flatMap(({ name }) =>
    database
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => JSON.stringify({ name, ...row })),
  );
  expect(left.filter((each) => saidByTheDeleted.test(each))).toEqual([]);
  expect(left.filter((each) => each.includes('Jane Fairfax'))).not.toEqual([]);
});
