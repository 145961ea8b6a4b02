import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { answeredProposal, answers } from '../contract/answered-before.ts';
import { expectMended, leftBehind, mergedCustomers } from '../contract/left-behind.ts';
import { openEmbeddedStore } from '../embedded.ts';

function freshPath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'identity.db');
}

test('what stewards had put off and rejected before an upgrade is their answer after it', async () => {
  for (const answer of answers) {
    const path = freshPath();
    const store = await openEmbeddedStore(path);
    const answered = await answeredProposal(store, answer);
    await store.close();
    const database = new DatabaseSync(path);
    database.exec("alter table proposal drop column answer; delete from kysely_migration where name = '012-answers'");
    database.close();

    const upgraded = await openEmbeddedStore(path);
    expect(await upgraded.proposalsById([answered.id])).toEqual([answered]);
    await upgraded.close();
  }
});

test('a record that was left with a customer that ended is the survivor’s after an upgrade', async () => {
  const path = freshPath();
  const store = await openEmbeddedStore(path);
  const { former, survivor } = await mergedCustomers(store);
  await store.close();

  const database = new DatabaseSync(path);
  database
    .prepare('update record set customer = (select ordinal from customer where id = ?) where key = ?')
    .run(former, leftBehind);
  database.prepare('update customer set records = 1 where id = ?').run(survivor);
  // Those that came after it are run again as well.
  database.exec('alter table feed drop column entry_id; drop table stamp; alter table proposal drop column answer');
  const { changes } = database.prepare("delete from kysely_migration where name >= '008'").run();
  expect(changes).toBe(5);
  database.close();

  const upgraded = await openEmbeddedStore(path);
  await expectMended(upgraded, survivor);
  await upgraded.close();
  const mended = new DatabaseSync(path);
  expect(mended.prepare('select records from customer where id = ?').get(survivor)).toEqual({ records: 2 });
  mended.close();
});
