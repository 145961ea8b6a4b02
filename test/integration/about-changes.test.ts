import { describe, expect, it, onTestFinished } from 'vitest';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import type { ColumnValue } from '../../subgraphs/kit/import/row-change.ts';
import { writeBatch } from '../../subgraphs/kit/import/write-batch.ts';
import { databaseChangeSource } from '../../subgraphs/kit/outbox.ts';
import { type DepartmentEntry, departments } from '../../subgraphs/subgraphs.ts';
import { dialects } from '../engines/dialects.ts';

type Row = [entity: string, id: string, values: Record<string, ColumnValue>];

const at = { created_at: 1 };
const euros = { currency: 'EUR', amount_minor: 1 };

/** Rows of a department, and at the end the one whose parties are asked for. */
const cases: [department: DepartmentEntry['name'], what: string, rows: Row[], records: string[]][] = [
  ['billing', 'an account', [['account', 'cus_1', { kind: 'PERSON', ...at }]], ['account:cus_1']],
  [
    'billing',
    'a refund of a payment of an invoice',
    [
      ['invoice', 'in_1', { account_id: 'cus_1', currency: 'EUR', total_minor: 1, ...at }],
      ['payment', 'py_1', { invoice_id: 'in_1', status: 'SUCCEEDED', ...euros, ...at }],
      ['refund', 're_1', { payment_id: 'py_1', status: 'succeeded', ...euros, ...at }],
    ],
    ['account:cus_1'],
  ],
  ['billing', 'a product, which is nobody’s', [['product', 'p_1', { name: 'Pro' }]], []],
  [
    'sales',
    'an opportunity with a contact beside its account',
    [
      ['opportunity_party', 'o_1:c_2', { opportunity_id: 'o_1', contact_id: 'c_2' }],
      ['opportunity', 'o_1', { account_id: 'a_1', status: 'OPEN', currency: 'EUR', ...at }],
    ],
    ['account:a_1', 'contact:c_2'],
  ],
  [
    'sales',
    'a line of a guest’s order',
    [
      ['order', 'or_1', { guest_id: 'or_1', currency: 'EUR', ordered_at: 1 }],
      ['order_line', 'ol_1', { order_id: 'or_1', currency: 'EUR' }],
    ],
    ['guest:or_1'],
  ],
  [
    'support',
    'a message of an agent in the chat of a ticket',
    [
      ['ticket', '7', { requester_id: '70', organization_id: '71', ...at }],
      ['ticket_chat', 'x', { conversation_id: 'chat:c.1', ticket_id: '7' }],
      ['message', 'm_1', { conversation_id: 'chat:c.1', author_kind: 'AGENT', ...at }],
    ],
    ['organization:71', 'requester:70'],
  ],
  ['support', 'a tag of a user', [['tag', 't_1', { owner: 'user:70', tag: 'vip' }]], ['requester:70']],
  [
    'marketing',
    'a consent of an email address that one contact has and another had',
    [
      ['contact', '1', { email: 'a@x.io', ...at }],
      ['contact', '2', { email: 'b@x.io', ...at }],
      ['contact_email', '1 email:a@x.io', { contact_id: '1', addressee: 'email:a@x.io' }],
      ['contact_email', '2 email:a@x.io', { contact_id: '2', addressee: 'email:a@x.io' }],
      [
        'consent',
        's_1',
        { addressee: 'email:a@x.io', channel: 'EMAIL', purpose: 'NEWSLETTER', status: 'REVOKED', changed_at: 1 },
      ],
    ],
    ['contact:1', 'contact:2'],
  ],
];

describe.each(dialects)('the change feed of a department on $name', (mode) => {
  it.each(cases)('of %s says whom it is about: %s', async (name, _what, rows, records) => {
    const department = await departments.find((entry) => entry.name === name)?.load();
    if (!department) throw new Error(`no department is called ${name}`);
    const database = await openDepartmentDatabase(department, await mode.databaseUrl());
    onTestFinished(() => database.close());
    const { entities } = department.import;
    const write = (deleted: boolean) =>
      writeBatch(
        database,
        entities,
        rows.map(([entity, id, values]) => ({ kind: 'row', entity, id, values, deleted, version: deleted ? 2 : 1 })),
      );
    const [entity, entityId] = rows.at(-1) ?? [];
    const feed = databaseChangeSource(name, database, entities);
    const about = async (after: number) => {
      const { changes, last } = await feed.read(after, 100, { about: true });
      const found = changes.findLast((change) => change.entity === entity && change.entityId === entityId);
      expect(found?.about?.records?.toSorted()).toEqual(records);
      return last;
    };
    await write(false);
    const end = await about(0);
    expect(await feed.newest()).toBe(end);
    expect((await feed.read(0, 100)).changes.every((change) => change.about === undefined)).toBe(true);
    await write(true);
    await about(end);
  });
});
