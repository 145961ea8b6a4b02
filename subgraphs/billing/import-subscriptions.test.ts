import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { migrations } from './migrations.ts';
import { file, rows, stripe } from './testing.ts';

describe.each(dialects)("Stripe's subscriptions and prices imported into $name", (mode) => {
  const open = async (): Promise<AnyDatabase> => openDepartmentDatabase({ migrations }, await mode.databaseUrl());

  it('remember which items a subscription still has, unless there are more than the API lists', async () => {
    const database = await open();
    const subscription = { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active' };
    const items = (...ids: string[]) => ids.map((id) => ({ id, object: 'subscription_item' }));
    const list = async (items: object) => {
      await stripe(database, file('subscription.jsonl', { ...subscription, items }));
      const [{ item_list } = {}] = await rows(database, 'subscription');
      return item_list;
    };
    expect(await list({ object: 'list', data: items('si_2', 'si_1'), has_more: false })).toBe('["si_1","si_2"]');
    expect(await list({ object: 'list', data: items('si_2') })).toBe('["si_2"]');
    expect(await list({ object: 'list', data: items('si_2'), has_more: true })).toBeNull();
    await database.close();
  });

  it('give the items of a subscription their periods, from a CSV row and from an API object', async () => {
    const period = { current_period_start: 1610973330, current_period_end: 1613651730 };
    const item = { id: 'si_1', object: 'subscription_item', price: 'price_1', quantity: 1, created: 1610973330 };
    const subscription = { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active' };
    const files = [
      file('subscription.jsonl', { ...subscription, items: { object: 'list', data: [{ ...item, ...period }] } }),
      file(
        'subscription_item_data.csv',
        'created,current_period_end,current_period_start,id,plan_id,quantity,subscription_id\n' +
          '2021-01-18 12:35:30,2021-02-18 12:35:30,2021-01-18 12:35:30,si_1,price_1,1,sub_1\n',
      ),
    ];
    for (const each of files) {
      const database = await open();
      await stripe(database, each);
      expect(await rows(database, 'subscription_item')).toMatchObject([
        { id: 'si_1', period_start: 1610973330000, period_end: 1613651730000, attributes: null },
      ]);
      await database.close();
    }
  });

  it('give a subscription the state that its history calls active, in either order and beside its own table', async () => {
    const columns = 'id,_fivetran_synced,customer_id,start_date,status,cancellation_details_reason';
    const state = 'cus_1,2021-01-18 12:35:30';
    const then = `sub_1,2021-02-18 14:00:00,${state},active,,FALSE\n`;
    const now = `sub_1,2021-02-18 14:00:00,${state},canceled,payment_failed,TRUE\n`;
    for (const history of [then + now, now + then]) {
      const database = await open();
      const files = [
        file('subscription_data.csv', `${columns}\nsub_1,2021-01-18 14:00:00,${state},active,\n`),
        file('subscription_history_data.csv', `${columns},_fivetran_active\n${history}`),
      ];
      await stripe(database, ...files);
      expect(await rows(database, 'subscription')).toMatchObject([
        { id: 'sub_1', account_id: 'cus_1', status: 'CANCELED', cancellation_reason: 'payment_failed' },
      ]);
      const [, again] = (await stripe(database, ...files)).files;
      expect(again?.counts).toMatchObject({ updated: 0, unchanged: 1 });
      await database.close();
    }
  });

  it('say the same of a price on its own and within each subscription, so that a second time changes nothing', async () => {
    const database = await open();
    const price = { id: 'price_1', object: 'price', currency: 'eur', unit_amount: 900, nickname: 'Monthly' };
    const plan = { id: 'price_1', object: 'plan', currency: 'eur', amount: 900, amount_decimal: '900' };
    const subscription = (id: string) => {
      const items = { object: 'list', data: [{ id: `si_${id}`, object: 'subscription_item', plan, price }] };
      return file(`${id}.json`, { id, object: 'subscription', customer: 'cus_1', status: 'active', items });
    };
    const files = [file('prices.json', { data: [price] }), subscription('sub_1'), subscription('sub_2')];
    await stripe(database, ...files);
    const again = await stripe(database, ...files);
    expect(again.files.map(({ counts }) => [counts.updated, counts.unchanged])).toEqual([
      [0, 1],
      [0, 3],
      [0, 3],
    ]);
    expect(await rows(database, 'plan')).toMatchObject([{ id: 'price_1', name: 'Monthly', attributes: null }]);
    expect(await rows(database, 'subscription_item')).toMatchObject([
      { subscription_id: 'sub_1', plan_id: 'price_1' },
      { subscription_id: 'sub_2', plan_id: 'price_1' },
    ]);
    await database.close();
  });
});
