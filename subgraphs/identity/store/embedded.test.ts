import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { identityStoreContract } from './contract.ts';
import { openEmbeddedStore } from './embedded.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-'));
let opened = 0;
const path = (): string => join(directory, `${opened}.db`);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

for (const writesOnThread of [false, true]) {
  identityStoreContract({
    name: writesOnThread ? 'the embedded identity store that writes on a thread' : 'the embedded identity store',
    open: () => {
      opened += 1;
      return openEmbeddedStore(path(), { writesOnThread });
    },
    reopen: () => openEmbeddedStore(path(), { writesOnThread }),
    histories: writesOnThread ? 10 : 40,
  });
}
