import type { Kysely } from 'kysely';
import type { SetAsideQuery, StoredSetAsideChange } from '../set-aside.ts';
import type { Statements } from './statements.ts';
import type { IdentityTables } from './tables.ts';

export function setAsidePage(
  kysely: Kysely<IdentityTables>,
  { department, reason, after, limit }: SetAsideQuery,
): Promise<StoredSetAsideChange[]> {
  return kysely
    .selectFrom('set_aside')
    .selectAll()
    .$if(department !== undefined, (query) => query.where('department', '=', department ?? ''))
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason ?? 'FAILED'))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, or, and }) => {
        const { at = 0, key = '' } = after ?? {};
        return or([eb('at', '<', at), and([eb('at', '=', at), eb('key', '>', key)])]);
      }),
    )
    .orderBy('at', 'desc')
    .orderBy('key')
    .limit(limit)
    .execute();
}

export async function countSetAsideChanges(kysely: Kysely<IdentityTables>): Promise<number> {
  const { count } = await kysely
    .selectFrom('set_aside')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function writeSetAside(
  statements: Statements,
  changes: readonly StoredSetAsideChange[],
  forget: readonly string[],
): void {
  statements.run('delete from set_aside where key in (select value from json_each(?))', JSON.stringify(forget));
  const put = statements.statement(
    'insert or replace into set_aside (key, department, sequence, reason, at) values (?, ?, ?, ?, ?)',
  );
  for (const { key, department, sequence, reason, at } of changes) put.run(key, department, sequence, reason, at);
}
