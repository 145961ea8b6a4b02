import type { SetAsideQuery, StoredSetAsideChange } from '../set-aside.ts';
import { integer, type Run } from './connection.ts';
import { comesAfter } from './place-in-order.ts';

export async function setAsidePage(
  run: Run,
  { department, reason, after, limit }: SetAsideQuery,
): Promise<StoredSetAsideChange[]> {
  const key = comesAfter('change.key', 'asc', 'key', after?.key ?? '');
  const rows = await run<{ change: StoredSetAsideChange }>(
    `MATCH (change:SetAside)
     WHERE ($department IS NULL OR change.department = $department)
       AND ($reason IS NULL OR change.reason = $reason)
       AND ($at IS NULL OR change.at < $at OR (change.at = $at AND ${key.condition}))
     RETURN change {.department, .key, .sequence, .reason, .at} AS change
     ORDER BY change.at DESC, change.key LIMIT $limit`,
    {
      ...{
        department: department ?? null,
        reason: reason ?? null,
        at: after ? integer(after.at) : null,
        ...key.parameters,
      },
      limit: integer(limit),
    },
  );
  return rows.map(({ change }) => change);
}

export async function countSetAsideChanges(run: Run): Promise<number> {
  const [row] = await run<{ count: number }>('MATCH (change:SetAside) RETURN count(change) AS count');
  return row?.count ?? 0;
}

export async function writeSetAside(
  run: Run,
  changes: readonly StoredSetAsideChange[],
  forget: readonly string[],
): Promise<void> {
  await run('UNWIND $forget AS key MATCH (change:SetAside {key: key}) DELETE change', { forget });
  const rows = changes.map((change) => ({
    ...change,
    sequence: integer(change.sequence),
    at: integer(change.at),
  }));
  await run('UNWIND $rows AS row MERGE (change:SetAside {key: row.key}) SET change = row', { rows });
}
