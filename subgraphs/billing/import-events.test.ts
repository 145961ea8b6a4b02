import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import type { AnyDatabase } from '../kit/database.ts';
import { openDepartmentDatabase } from '../kit/department.ts';
import { migrations } from './migrations.ts';
import { file, readRejects, rows, stripe } from './testing.ts';

describe.each(dialects)("Stripe's events imported into $name", (mode) => {
  const open = async (): Promise<AnyDatabase> => openDepartmentDatabase({ migrations }, await mode.databaseUrl());

  it('of webhooks leave an invoice and its lines as the newest event says, whichever comes last', async () => {
    const line = { id: 'il_1', object: 'line_item', amount: 100, currency: 'eur' };
    const invoice = {
      id: 'in_1',
      object: 'invoice',
      customer: 'cus_1',
      currency: 'eur',
      total: 100,
      created: 1610973330,
    };
    const event = (created: number, status: string, description: string) => ({
      ...{ id: `evt_${created}`, object: 'event', type: 'invoice.updated', created },
      data: { object: { ...invoice, status, lines: { object: 'list', data: [{ ...line, description }] } } },
    });
    const finalized = file('finalized.jsonl', event(1610973400, 'open', 'Care'));
    const voided = file('voided.jsonl', event(1610973500, 'void', 'Care Plus'));
    for (const order of [
      [finalized, voided],
      [voided, finalized],
    ]) {
      const database = await open();
      await stripe(database, ...order);
      expect(await rows(database, 'invoice')).toMatchObject([{ status: 'VOID', version: 1610973500004 }]);
      expect(await rows(database, 'invoice_line')).toMatchObject([{ description: 'Care Plus', attributes: null }]);
      await database.close();
    }
  });

  it('of one second leave what has come furthest, whether they are listed newest first or last', async () => {
    const event = (type: string, object: object) => ({
      ...{ id: `evt_${type}`, object: 'event', type, created: 1610973400 },
      data: { object },
    });
    const invoice = { id: 'in_1', object: 'invoice', customer: 'cus_1', currency: 'eur', total: 100 };
    const customer = { id: 'cus_1', object: 'customer', name: 'Ada' };
    const charge = { id: 'ch_1', object: 'charge', customer: 'cus_1', currency: 'eur', amount: 100, captured: true };
    const oldestFirst = [
      event('customer.created', { ...customer, email: 'old@example.com' }),
      event('customer.updated', { ...customer, email: 'new@example.com' }),
      event('invoice.created', { ...invoice, status: 'draft', amount_remaining: 100 }),
      event('invoice.finalized', { ...invoice, status: 'open', amount_remaining: 100 }),
      event('charge.succeeded', { ...charge, status: 'succeeded', amount_refunded: 0 }),
      event('invoice.paid', { ...invoice, status: 'paid', amount_remaining: 0 }),
      event('charge.refunded', { ...charge, status: 'succeeded', amount_refunded: 40 }),
    ];
    for (const data of [oldestFirst, oldestFirst.toReversed()]) {
      const database = await open();
      await stripe(database, file('events.json', { object: 'list', data, has_more: false, url: '/v1/events' }));
      expect(await rows(database, 'account')).toMatchObject([{ email: 'new@example.com' }]);
      expect(await rows(database, 'invoice')).toMatchObject([{ status: 'PAID', amount_remaining_minor: 0 }]);
      expect(await rows(database, 'payment')).toMatchObject([{ refunded_minor: 40 }]);
      await database.close();
    }
  });

  it('follow an invoice as the API tells it now, after a connector told an older state of it later', async () => {
    const database = await open();
    const header = 'id,customer_id,currency,total,amount_remaining,status,created,_fivetran_synced\n';
    const row = 'in_1,cus_1,eur,100,100,open,2026-11-01 00:00:00,2026-11-20 00:00:00\n';
    await stripe(database, file('invoice.csv', header + row));
    const paid = { id: 'in_1', object: 'invoice', currency: 'eur', total: 100, amount_remaining: 0, status: 'paid' };
    await stripe(database, file('invoices.json', { object: 'list', data: [{ ...paid, created: 1793491200 }] }));
    expect(await rows(database, 'invoice')).toMatchObject([{ status: 'PAID', amount_remaining_minor: 0 }]);
    await database.close();
  });

  it('delete what an event calls deleted, though its object looks alive, and keep a subscription that ended', async () => {
    const database = await open();
    const of = (type: string, object: object) => ({ object: 'event', type, created: 1610973500, data: { object } });
    const customer = { id: 'cus_1', object: 'customer', name: 'Ada', metadata: {} };
    const product = { id: 'prod_1', object: 'product', name: 'Care' };
    const subscription = { id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'canceled' };
    const events = [
      { ...of('customer.created', customer), created: 1610973400 },
      { ...of('product.created', product), created: 1610973400 },
      of('customer.deleted', customer),
      of('product.deleted', product),
      of('customer.subscription.deleted', subscription),
    ];
    for (const [index, event] of events.entries()) await stripe(database, file(`event_${index}.jsonl`, event));
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', deleted: 1 }]);
    expect(await rows(database, 'product')).toMatchObject([{ id: 'prod_1', name: 'Care', deleted: 1 }]);
    expect(await rows(database, 'subscription')).toMatchObject([{ id: 'sub_1', status: 'CANCELED', deleted: 0 }]);
    await database.close();
  });

  it('are read out of what EventBridge puts around them, which has an id of its own', async () => {
    const database = await open();
    const customer = { id: 'cus_1', object: 'customer', name: 'Ada' };
    const event = (type: string, created: number) => ({
      ...{ version: '0', id: `6a7e8feb-${created}`, 'detail-type': type, source: 'aws.partner/stripe.com/ed_1' },
      ...{ account: '1', time: '2026-01-01T00:00:00Z', region: 'us-east-1', resources: [] },
      detail: { id: 'evt_1', object: 'event', type, created, data: { object: customer } },
    });
    await stripe(database, file('customers.json', [event('customer.created', 1610973400)]));
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', name: 'Ada', deleted: 0 }]);
    await stripe(database, file('customers.json', [event('customer.deleted', 1610973500)]));
    expect(await rows(database, 'account')).toMatchObject([{ id: 'cus_1', name: null, deleted: 1 }]);
    await database.close();
  });

  it('of webhooks pass over what billing has no place for, and reject what Stripe does not call anything', async () => {
    const database = await open();
    const of = (object: string) => ({
      object: 'event',
      type: 'x',
      created: 1610973500,
      data: { object: { id: 'x_1', object } },
    });
    const known = [
      'checkout.session',
      'setup_intent',
      'tax_id',
      'payment_intent',
      'promotion_code',
      'balance',
      'billing.meter',
    ].map(of);
    const upcoming = {
      ...of('invoice'),
      type: 'invoice.upcoming',
      data: { object: { object: 'invoice', currency: 'eur' } },
    };
    expect((await stripe(database, file('events.json', [...known, upcoming]))).rejects.count).toBe(0);
    expect(await rows(database, 'invoice')).toEqual([]);
    await stripe(database, file('event.jsonl', of('invioce')));
    expect(readRejects()).toMatchObject([{ value: 'invioce', reason: 'there is no place for invioce here' }]);
    await database.close();
  });
});
