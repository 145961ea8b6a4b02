import { expect, it } from 'vitest';
import type { AnyDatabase } from '../../kit/database.ts';
import { openDepartmentDatabase } from '../../kit/department.ts';
import { migrations } from '../migrations.ts';
import { membershipsOfAccounts, membershipsOfContacts } from './memberships.ts';

it('a membership is compared with those of its own pair alone, not with all of its account or its contact', async () => {
  const database = await openDepartmentDatabase({ migrations }, ':memory:');
  const plans: { detail: string }[] = [];
  const explained: AnyDatabase = {
    ...database,
    read: async (query) => {
      const explain = { ...query, sql: `explain query plan ${query.sql}` } as typeof query;
      plans.push(...((await database.read(explain)) as { detail: string }[]));
      return database.read(query);
    },
  };
  for (const memberships of [membershipsOfAccounts, membershipsOfContacts]) {
    const page = await memberships({ database: explained }, ['P1'], {}, {});
    await page.totalCount();
  }
  const compared = plans.map(({ detail }) => detail).filter((detail) => detail.includes('better'));
  const byPair = 'SEARCH better USING INDEX membership_contact_id_account_id (contact_id=? AND account_id=?)';
  expect(compared).toEqual([byPair, byPair, byPair, byPair]);
  await database.close();
});
