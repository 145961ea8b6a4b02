import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { openDepartmentDatabase, startDepartment } from '../kit/department.ts';
import { migrations } from './migrations.ts';
import { department } from './subgraph.ts';
import { file, rows, stripe } from './testing.ts';

const charge = (id: string, more: object) => ({
  ...{ id, object: 'charge', amount: 500, captured: true, created: 1_700_000_000, currency: 'eur', customer: 'cus_1' },
  ...{ paid: true, status: 'succeeded', ...more },
});
const invoice = (id: string, more: object = {}) => ({
  ...{ id, object: 'invoice', currency: 'eur', customer: 'cus_1', created: 1_700_000_000, status: 'paid', total: 500 },
  ...more,
});
const paying = (id: string, invoice: string, payment: object, status = 'paid') => ({
  ...{
    id,
    object: 'invoice_payment',
    amount_paid: 500,
    amount_requested: 500,
    created: 1_700_000_000,
    currency: 'eur',
  },
  ...{ invoice, payment, status },
});
const byIntent = { type: 'payment_intent', payment_intent: 'pi_1' };

const objects = [
  charge('ch_failed', { payment_intent: 'pi_1', paid: false, status: 'failed' }),
  charge('ch_paid', { payment_intent: 'pi_1' }),
  charge('ch_alone', {}),
  charge('ch_expanded', { payment_intent: 'pi_2' }),
  charge('ch_old', { payment_intent: 'pi_3', invoice: 'in_4' }),
  charge('ch_canceled', { payment_intent: 'pi_4' }),
  charge('ch_other', { payment_intent: 'pi_5' }),
  invoice('in_1'),
  invoice('in_2'),
  invoice('in_3', {
    payments: {
      object: 'list',
      data: [paying('inpay_3', 'in_3', { type: 'payment_intent', payment_intent: { id: 'pi_2' } })],
    },
  }),
  invoice('in_4'),
  paying('inpay_1', 'in_1', byIntent),
  paying('inpay_2', 'in_2', { type: 'charge', charge: 'ch_alone' }),
  paying('inpay_4', 'in_2', { type: 'payment_intent', payment_intent: 'pi_4' }, 'canceled'),
];

describe.each(dialects)("the invoice of a payment of Stripe's API of 2025, imported into $name", (mode) => {
  it.each([
    ['first', objects],
    ['last', objects.toReversed()],
  ])('is found by the intent or the charge that pays it, with charges read %s', async (_order, lines) => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openDepartmentDatabase({ migrations }, databaseUrl);
    const path = file('objects.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect((await stripe(database, path)).rejects.count).toBe(0);
    const again = await stripe(database, path);
    expect(again.files).toMatchObject([{ counts: { inserted: 0, updated: 0 } }]);
    await database.close();
    const subgraph = await startDepartment(department, { databaseUrl });
    const ids = ['ch_failed', 'ch_paid', 'ch_alone', 'ch_expanded', 'ch_old', 'ch_canceled', 'ch_other'];
    const answer = await subgraph.execute({
      query: `{ ${ids.map((id) => `${id}: payment(id: "${id}") { invoice { id } }`).join(' ')} }`,
      requestId: 'test',
      caller: { subject: 'test', scopes: new Set([personalDataScope]) },
    });
    expect(answer).toEqual({
      data: {
        ch_failed: { invoice: { id: 'in_1' } },
        ch_paid: { invoice: { id: 'in_1' } },
        ch_alone: { invoice: { id: 'in_2' } },
        ch_expanded: { invoice: { id: 'in_3' } },
        ch_old: { invoice: { id: 'in_4' } },
        ch_canceled: { invoice: null },
        ch_other: { invoice: null },
      },
    });
    await subgraph.close();
  });

  it('has the intent of a charge as Sigma calls it', async () => {
    const database = await openDepartmentDatabase({ migrations }, await mode.databaseUrl());
    const columns = 'id,amount,captured,created,currency,customer_id,paid,payment_intent,status';
    await stripe(database, file('charges.csv', `${columns}\nch_1,500,true,2026-01-01,eur,cus_1,true,pi_1,succeeded\n`));
    expect(await rows(database, 'payment')).toMatchObject([
      { id: 'ch_1', payment_intent_id: 'pi_1', attributes: null },
    ]);
    await database.close();
  });
});
