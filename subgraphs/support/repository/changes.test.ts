import { expect, it } from 'vitest';
import type { AnyDatabase } from '../../kit/database.ts';
import { openSupport } from '../import/import-fixture.ts';
import { handoffs, previousHolder, previousValue } from './changes.ts';

it('what a ticket was before a change is looked for from there on, not among all of its changes', async () => {
  const database = await openSupport();
  const plans: { detail: string }[] = [];
  const explained: AnyDatabase = {
    ...database,
    read: async (query) => {
      plans.push(
        ...(await database.read<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` } as never)),
      );
      return database.read(query);
    },
  };
  await previousValue({ database: explained }, ['T1:assignee:1']);
  await previousHolder({ database: explained }, ['T1:assignee:1']);
  expect(plans.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
  const page = await handoffs({ database: explained }, ['T1'], {}, {});
  await page.totalCount();
  const looked = plans.map(({ detail }) => detail).filter((detail) => detail.includes('earlier'));
  expect(new Set(looked)).toEqual(
    new Set(['SEARCH earlier USING INDEX ticket_change_ticket (ticket_id=? AND field_name=? AND changed_at<?)']),
  );
  expect(looked).toHaveLength(4);
  await database.close();
});
