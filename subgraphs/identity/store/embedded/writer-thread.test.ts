import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openEmbeddedStore } from '../embedded.ts';
import { WriterThread } from './writer-thread.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('what is left of a transaction whose thread ended fails, nothing of it is kept, and the next one is', async () => {
  const path = join(directory, 'identity.db');
  const store = await openEmbeddedStore(path);
  const writer = new WriterThread(path);
  await writer.begin();
  await writer.advance('a', { position: 5, entryId: null });
  await writer.close();
  for (const call of [writer.advance('b', { position: 5, entryId: null }), writer.commit(), writer.rollback()])
    await expect(call).rejects.toThrow('the thread that writes the identity graph ended');
  expect(await store.feedPlaces()).toEqual(new Map());

  await writer.begin();
  await writer.advance('c', { position: 7, entryId: 'e7' });
  await writer.commit();
  expect(await store.feedPlaces()).toEqual(new Map([['c', { position: 7, entryId: 'e7' }]]));
  await Promise.all([writer.close(), store.close()]);
});

it('what SQLite says of an error is known on this side of the thread', async () => {
  const path = join(directory, 'errors.db');
  const store = await openEmbeddedStore(path);
  const writer = new WriterThread(path);
  await writer.begin();
  await expect(writer.begin()).rejects.toMatchObject({ errcode: 1, message: expect.stringContaining('transaction') });
  await writer.rollback();
  await Promise.all([writer.close(), store.close()]);
});
