import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultNow } from './calendar.ts';
import { foreignKeys } from './foreign-keys.ts';
import { type SampleWorldSummary, writeSampleWorld } from './sample-world.ts';
import { showcase } from './showcase.ts';

type Cells = Record<string, string>;

const directories: string[] = [];
let world: SampleWorldSummary;

async function makeWorld(seed: number, customers = 600): Promise<SampleWorldSummary> {
  const directory = await mkdtemp(join(tmpdir(), 'sample-world-'));
  directories.push(directory);
  return writeSampleWorld({ customers, seed, directory });
}

async function read(path: string, { directory } = world): Promise<Cells[]> {
  return parse(await readFile(join(directory, `${path}.csv`)), { columns: true });
}

async function hashOf({ directory, tables }: SampleWorldSummary): Promise<string> {
  const hash = createHash('sha256');
  for (const path of Object.keys(tables)) hash.update(await readFile(join(directory, `${path}.csv`)));
  return hash.digest('hex');
}

beforeAll(async () => {
  world = await makeWorld(7);
});

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true });
});

describe('a sample world', () => {
  test('with the same seed has the same bytes, with another seed different ones', async () => {
    const first = await hashOf(world);
    expect(await hashOf(await makeWorld(7))).toBe(first);
    expect(await hashOf(await makeWorld(8))).not.toBe(first);
  });

  test('has rows in every table', () => {
    const empty = Object.entries(world.tables).filter(([, { rows }]) => rows === 0);
    expect(empty).toEqual([]);
  });

  test('has the rows that its summary counts', async () => {
    for (const [path, { rows }] of Object.entries(world.tables))
      expect([path, (await read(path)).length]).toEqual([path, rows]);
  });

  test('points from every row to rows that exist', async () => {
    const values = new Map<string, Set<string>>();
    const columnOf = async (reference: string): Promise<Set<string>> => {
      const [path = '', column = ''] = reference.split('.');
      const found =
        values.get(reference) ?? new Set((await read(path)).map((row) => row[column] ?? '(no such column)'));
      values.set(reference, found);
      return found;
    };
    for (const [from, to] of Object.entries(foreignKeys)) {
      const targets = await columnOf(to);
      const dangling = [...(await columnOf(from))].filter((value) => value !== '' && !targets.has(value));
      expect([from, dangling]).toEqual([from, []]);
    }
  });

  test('gives no id twice', async () => {
    for (const path of Object.keys(world.tables)) {
      const rows = await read(path);
      if (!('id' in (rows[0] ?? {})) || path.includes('history')) continue;
      expect([path, new Set(rows.map(({ id }) => id)).size]).toEqual([path, rows.length]);
    }
  });

  test('holds nothing from after its end', async () => {
    const end = new Date(defaultNow).toISOString().slice(0, 19).replace('T', ' ');
    const happened = {
      'zendesk/ticket_field_history_data': 'updated',
      'zendesk/ticket_comment_data': 'created',
      'hubspot/behavioral_event_data': 'occurred_at',
      'hubspot/email_event_data': 'created',
      'salesforce/sf_order_data': 'created_date',
      'salesforce/sf_return_order_data': 'created_date',
      'stripe/charge_data': 'created',
      'stripe/refund_data': 'created',
    };
    for (const [path, column] of Object.entries(happened)) {
      const late = (await read(path)).map((row) => row[column] ?? '').filter((at) => at > end);
      expect([path, late]).toEqual([path, []]);
    }
  });
});

describe('the truth', () => {
  test('names every living party record exactly once', async () => {
    const merged = new Set((await read('hubspot/contact_merge_audit_data')).map((row) => row.vid_to_merge));
    const keys = async (path: string, prefix: string, lives: (row: Cells) => boolean) =>
      (await read(path)).filter(lives).map(({ id }) => `${prefix}:${id}`);
    const living = [
      await keys(
        'hubspot/contact_data',
        'marketing:contact',
        (row) => row._fivetran_deleted === 'false' && !merged.has(row.id),
      ),
      await keys('hubspot/company_data', 'marketing:company', (row) => row.is_deleted === 'false'),
      await keys('salesforce/sf_contact_data', 'sales:contact', (row) => row.is_deleted === 'false'),
      await keys('salesforce/sf_lead_data', 'sales:lead', (row) => row.is_deleted === 'false'),
      await keys('salesforce/sf_account_data', 'sales:account', (row) => row.is_deleted === 'false'),
      await keys(
        'salesforce/sf_order_data',
        'sales:guest',
        (row) => row.account_id === '' && row.bill_to_contact_id === '',
      ),
      await keys('zendesk/user_data', 'support:requester', (row) => row.active === 'true' && row.role === 'end-user'),
      await keys('zendesk/organization_data', 'support:organization', () => true),
      await keys('stripe/customer_data', 'billing:account', (row) => row.is_deleted === 'false'),
    ].flat();
    expect((await read('truth')).map(({ record }) => record).sort()).toEqual(living.sort());
  });

  test('counts no more customers than were asked for, about one in eight of them a company', async () => {
    const kinds = new Map((await read('truth')).map(({ customer, kind }) => [Number(customer), kind]));
    expect(Math.max(...kinds.keys())).toBeLessThanOrEqual(600);
    const companies = [...kinds.values()].filter((kind) => kind === 'ORGANISATION').length;
    expect(companies / 600).toBeGreaterThan(0.08);
    expect(companies / 600).toBeLessThan(0.17);
  });

  test('has each department know its share, and one customer in seven known to all', async () => {
    const known = new Map<string, Set<string>>();
    for (const { customer = '', record = '' } of await read('truth')) {
      known.set(customer, (known.get(customer) ?? new Set()).add(record.split(':')[0] ?? ''));
    }
    const share = (knows: (departments: Set<string>) => boolean) => [...known.values()].filter(knows).length / 600;
    const between = (value: number, low: number, high: number) => value >= low && value <= high;
    const shares = {
      marketing: share((departments) => departments.has('marketing')),
      sales: share((departments) => departments.has('sales')),
      support: share((departments) => departments.has('support')),
      billing: share((departments) => departments.has('billing')),
      all: share((departments) => departments.size === 4),
    };
    expect(shares).toSatisfy(
      ({ marketing, sales, support, billing, all }: typeof shares) =>
        between(marketing, 0.68, 0.82) &&
        between(sales, 0.55, 0.72) &&
        between(support, 0.33, 0.47) &&
        between(billing, 0.48, 0.62) &&
        between(all, 0.1, 0.22),
    );
  });
});

describe('the showcase person', () => {
  test('is the same in another world, even the smallest', async () => {
    for (const other of [world, await makeWorld(99, 1), await makeWorld(3, 40)]) {
      const records = (await read('truth', other))
        .filter(({ customer }) => customer === '1')
        .map(({ record }) => record);
      expect(records).toEqual(Object.values(showcase.records));
      const [contact] = await read('hubspot/contact_data', other);
      expect(contact).toMatchObject({ id: '101', property_email: showcase.email, property_lastname: 'Brandt' });
      const [account] = await read('stripe/customer_data', other);
      expect(account).toMatchObject({ id: showcase.stripeId, email: showcase.email, name: showcase.name });
    }
  });

  test('met an error at the checkout, was handed over, owes an invoice and is about to leave', async () => {
    const rowsOf = async (path: string, column: string, value: string) =>
      (await read(path)).filter((row) => row[column] === value);
    const pages = await rowsOf('hubspot/behavioral_event_data', 'contact_id', '101');
    expect(pages.map(({ title }) => title)).toContain('Payment failed');
    const requester = showcase.records.support.split(':')[2] ?? '';
    const [ticket] = await rowsOf('zendesk/ticket_data', 'requester_id', requester);
    const changes = await rowsOf('zendesk/ticket_field_history_data', 'ticket_id', ticket?.id ?? '');
    expect(changes.filter(({ field_name }) => field_name === 'department').map(({ value }) => value)).toEqual([
      'Support',
      'Billing',
    ]);
    const invoices = await rowsOf('stripe/invoice_data', 'customer_id', showcase.stripeId);
    expect(invoices.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid', 'open']);
    const [subscription] = await rowsOf('stripe/subscription_data', 'customer_id', showcase.stripeId);
    expect(subscription).toMatchObject({ status: 'past_due', cancel_at_period_end: 'true' });
  });
});
