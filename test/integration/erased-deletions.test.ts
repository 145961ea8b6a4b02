import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Migrations } from '../../subgraphs/kit/database.ts';
import { type Department, openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { importFiles } from '../../subgraphs/kit/import/import-files.ts';
import { databaseChangeSource } from '../../subgraphs/kit/outbox.ts';
import { type DepartmentEntry, departments } from '../../subgraphs/subgraphs.ts';
import { dialects } from '../engines/dialects.ts';
import { contents } from './department-contents.ts';
import { rawContents } from './raw-contents.ts';

type Row = Record<string, string | boolean>;

/** Words that nobody but the deleted says. */
const words = /quackenbush|zebulon|dithers|forgetme|5550199|vergissmein|1957-03-09|tax-4711/gi;

const [day, later, last] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
const [email, phone, street, name] = [
  'zebulon@forgetme.example',
  '+49 160 5550199',
  'Vergissmeinweg 7',
  'Zebulon Quackenbush',
];

interface Case {
  department: DepartmentEntry['name'];
  format: string;
  table: string;
  row: Row;
  /** What the row says besides once it is deleted. */
  deletion: Row;
  /** When the row changed. */
  changed: string;
}

const hubspot = { department: 'marketing', format: 'hubspot', changed: '_fivetran_synced' } as const;
const salesforce = { department: 'sales', format: 'salesforce', changed: 'system_modstamp' } as const;
const zendesk = { department: 'support', format: 'zendesk', changed: 'updated_at' } as const;
const stripe = { department: 'billing', format: 'stripe', changed: '_fivetran_synced' } as const;
const isDeleted = { is_deleted: true };

const cases: Case[] = [
  {
    ...{ ...hubspot, table: 'contact', deletion: { _fivetran_deleted: true } },
    row: {
      ...{ id: '1', property_createdate: day, property_email: email, property_email_1: `other.${email}` },
      ...{ property_firstname: 'Zebulon', property_lastname: 'Quackenbush', property_phone: phone },
      ...{ property_address: street, property_date_of_birth: '1957-03-09', property_company: 'Dithers' },
      ...{ property_jobtitle: 'Chief Dithers', property_loyalty_member_id: 'tax-4711', property_nickname: 'Zebulon' },
    },
  },
  {
    ...{ ...hubspot, table: 'company', deletion: isDeleted },
    row: { id: '7', property_createdate: day, property_name: 'Dithers', property_domain: 'forgetme.example' },
  },
  {
    ...{ ...hubspot, table: 'email_event', deletion: { _fivetran_deleted: true } },
    row: { id: '5', recipient: email, type: 'OPEN', created: day },
  },
  {
    ...{ ...salesforce, table: 'contact', deletion: isDeleted },
    row: {
      ...{ id: '003A', created_date: day, name, first_name: 'Zebulon', last_name: 'Quackenbush', email, phone },
      ...{ mailing_street: street, birthdate: '1957-03-09', title: 'Chief Dithers', account_id: '001A' },
    },
  },
  {
    ...{ ...salesforce, table: 'lead', deletion: isDeleted },
    row: { id: '00QA', created_date: day, name, email, phone, street, company: 'Dithers', status: 'Open' },
  },
  {
    ...{ ...salesforce, table: 'account', deletion: isDeleted },
    row: { id: '001A', created_date: day, name: 'Dithers', phone, billing_street: street, tax_id_c: 'tax-4711' },
  },
  {
    ...{ ...salesforce, table: 'order', deletion: isDeleted },
    row: {
      ...{ id: '801A', created_date: day, effective_date: day, currency_iso_code: 'EUR', total_amount: '5.00' },
      ...{ guest_name_c: name, guest_email_c: email, guest_phone_c: phone, shipping_street: street, status: 'Draft' },
    },
  },
  {
    ...{ ...zendesk, table: 'user', deletion: { active: false } },
    row: {
      id: '9',
      role: 'end-user',
      name,
      email,
      phone,
      external_id: 'tax-4711',
      organization_id: '90',
      active: true,
    },
  },
  {
    ...{ ...zendesk, table: 'organization', deletion: { deleted_at: last } },
    row: { id: '90', name: 'Dithers', external_id: 'tax-4711' },
  },
  {
    ...{ ...zendesk, table: 'ticket', deletion: { status: 'deleted' } },
    row: { id: '8', requester_id: '9', subject: name, description: `write to ${email}`, status: 'open' },
  },
  {
    ...{ ...stripe, table: 'customer', deletion: isDeleted },
    row: {
      ...{ id: 'cus_1', created: day, name, email, phone, address_line_1: street, description: 'Dithers' },
      ...{ tax_info_tax_id: 'tax-4711' },
    },
  },
  {
    ...{ ...stripe, table: 'invoice', deletion: isDeleted },
    row: {
      ...{ id: 'in_1', customer_id: 'cus_1', currency: 'eur', description: `for ${name}`, status: 'open' },
      ...{ created: day, total: '500', amount_due: '500', amount_paid: '0', amount_remaining: '500' },
    },
  },
];

describe.each(dialects)('what is deleted on $name', (dialect) => {
  it.each(departments)(
    'is nowhere in $name any more, whatever older copy comes, and is told to be gone',
    async (entry) => {
      const department = await entry.load();
      const own = cases.filter((each) => each.department === entry.name);
      const url = await dialect.databaseUrl();
      const database = await openDepartmentDatabase(department, url);
      const source = databaseChangeSource(entry.name, database);
      const found = async () => new Set((await rawContents(database, url)).match(words));
      const imported = (at: string, isGone = false) => importRows(department, database, own, at, isGone);

      await imported(later);
      expect((await found()).size).toBeGreaterThan(2);
      const { changes: before } = await source.read(0, 1000);

      await imported(last, true);
      expect(await found()).toEqual(new Set());
      const { changes: after } = await source.read(0, 1000);
      expect(after.slice(0, before.length)).toEqual(before.map((change) => ({ ...change, payload: {} })));
      const gone = after.slice(before.length);
      expect(new Set(gone.map(({ type }) => type))).toEqual(new Set(['deleted']));
      expect(new Set(gone.map(idOf))).toEqual(new Set(before.map(idOf)));

      const left = await contents(entry, url);
      for (const isGone of [false, true]) await imported(isGone ? last : day, isGone);
      expect(await found()).toEqual(new Set());
      expect(await contents(entry, url)).toEqual(left);
      await database.close();
    },
  );
});

describe.each(dialects)('what was deleted on $name before deletions were erasures', (dialect) => {
  it.each(departments)('is nowhere in $name any more after an upgrade', async (entry) => {
    const department = await entry.load();
    const own = cases.filter((each) => each.department === entry.name);
    const url = await dialect.databaseUrl();
    const { erasure, others } = erasureApart(department.migrations);
    const former = await openDepartmentDatabase({ migrations: others }, url);
    await importRows(department, former, own, later, false);
    for (const { table } of Object.values(department.import.entities))
      await sql`update ${sql.table(table)} set deleted = 1`.execute(former.untyped);
    await former.close();

    const upgraded = await openDepartmentDatabase({ migrations: { ...others, '999-erased-deletions': erasure } }, url);
    upgraded.emptyLog();
    const found = async () => new Set((await rawContents(upgraded, url)).match(words));
    expect(await found()).toEqual(new Set());
    for (const isGone of [false, true]) await importRows(department, upgraded, own, isGone ? last : day, isGone);
    expect(await found()).toEqual(new Set());
    await upgraded.close();
  });
});

/** Rows are imported into all columns of today, so that the erasure comes after the migrations that bring them. */
function erasureApart(migrations: Migrations): { erasure: Migrations[string]; others: Migrations } {
  const all = Object.entries(migrations);
  const erasure = all.find(([name]) => name.endsWith('-erased-deletions'))?.[1];
  if (!erasure) throw new Error('no migration is called erased-deletions');
  return { erasure, others: Object.fromEntries(all.filter(([, migration]) => migration !== erasure)) };
}

const idOf = ({ entity, entityId }: { entity: string; entityId: string }): string => `${entity} ${entityId}`;

/** All rows of a department as they were at a time, each table a file. */
async function importRows(
  department: Department,
  database: Awaited<ReturnType<typeof openDepartmentDatabase>>,
  own: readonly Case[],
  at: string,
  isGone: boolean,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'erased-deletions-'));
  const files = join(directory, 'files');
  mkdirSync(files);
  for (const { table, row, deletion, changed } of own)
    writeFileSync(join(files, `${table}.csv`), csv({ ...row, ...(isGone && deletion), [changed]: at }));
  const rejectsPath = join(directory, 'rejects.jsonl');
  const { rejects } = await importFiles({
    ...{ database, department: department.import, format: own[0]?.format ?? '', paths: [files], rejectsPath },
  });
  expect(rejects.count).toBe(0);
}

function csv(row: Row): string {
  const quoted = (cells: readonly (string | boolean)[]): string => cells.map((cell) => `"${cell}"`).join(',');
  return `${quoted(Object.keys(row))}\n${quoted(Object.values(row))}\n`;
}
