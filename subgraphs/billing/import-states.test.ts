import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { migrations } from './migrations.ts';
import { file, readRejects, rows, stripe } from './testing.ts';

const columns = 'id,_fivetran_active,_fivetran_start,_fivetran_end,_fivetran_synced,name,email';
const endless = '9999-12-31 23:59:59.999';
const first = 'cus_1,FALSE,2026-01-01 10:00:00,2026-03-01 09:59:59.999,2026-01-01 10:05:00,Ada Byron,ada@example.com';
const second = 'cus_1,FALSE,2026-03-01 10:00:00,2026-05-01 09:59:59.999,2026-05-01 10:05:00,Ada King,ada@example.com';
const third = `cus_1,TRUE,2026-05-01 10:00:00,${endless},2026-05-01 10:05:00,Ada Lovelace,lovelace@example.com`;
const states = (...lines: string[]) => file('customer.csv', `${[columns, ...lines].join('\n')}\n`);

describe.each(dialects)("the states of a connector's history mode imported into $name", (mode) => {
  const open = async (): Promise<AnyDatabase> => openDepartmentDatabase({ migrations }, await mode.databaseUrl());

  it.each([
    ['oldest first', [first, second, third]],
    ['newest first', [third, second, first]],
    ['in no order', [second, third, first]],
  ])('leave the active one, with the states %s, and a second import changes nothing', async (_order, lines) => {
    const database = await open();
    const { files } = await stripe(database, states(...lines));
    expect(files).toMatchObject([{ rows: 3, rejected: 0, counts: { inserted: 1, deleted: 0 } }]);
    const account = [{ id: 'cus_1', deleted: 0, name: 'Ada Lovelace', email: 'lovelace@example.com' }];
    expect(await rows(database, 'account')).toMatchObject(account);
    const again = await stripe(database, states(...lines));
    expect(again.files).toMatchObject([{ rows: 3, counts: { inserted: 0, updated: 0, deleted: 0 } }]);
    expect(await rows(database, 'account')).toMatchObject(account);
    await database.close();
  });

  it('delete an account whose states are all over, and keep one that has come back since', async () => {
    const database = await open();
    await stripe(database, states(third));
    const over = third.replace('TRUE', 'FALSE').replace(endless, '2026-06-01 00:00:00');
    const back = third.replace('2026-05-01 10:00:00', '2026-07-01 00:00:00').replace('2026-05-01', '2026-07-01');
    await stripe(database, states(over, second));
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', deleted: 1, name: null, email: null }]);
    await stripe(database, states(back));
    await stripe(database, states(over));
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', deleted: 0, name: 'Ada Lovelace' }]);
    await database.close();
  });

  it('reject a state that ended at no time', async () => {
    const database = await open();
    await stripe(database, states(first.replace('2026-03-01 09:59:59.999', 'in March')));
    expect(readRejects()).toMatchObject([{ line: 2, column: '_fivetran_end', value: 'in March' }]);
    await database.close();
  });
});
