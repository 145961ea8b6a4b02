import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { afterAll } from 'vitest';
import { identityStoreContract } from './contract.ts';
import { openEmbeddedStore } from './embedded.ts';

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

afterAll(() => rmSync(directory, { recursive: true, force: true }));

for (const writesOnThread of [false, true]) {
  identityStoreContract({
    name: writesOnThread ? 'the embedded identity store that writes on a thread' : 'the embedded identity store',
    open: () => {
      opened += 1;
      return openEmbeddedStore(path(), { writesOnThread });
    },
    reopen: () => openEmbeddedStore(path(), { writesOnThread }),
    backUp,
    histories: writesOnThread ? 10 : 40,
  });
}
