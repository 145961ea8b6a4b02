import type { ImportFormat } from '../../kit/import/format.ts';
import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { toRow, withEmployer } from './derived-rows.ts';
import { opportunity, order, orderLine, product, returned, returnLine } from './plain-purchases.ts';
import { address, identified, stated } from './plain-row.ts';

function contact(row: SourceRow): RowChange[] {
  const values = { ...person(row), job_title: row.text('job_title'), company: null };
  return withMerge(row, withEmployer({ ...identified(row, 'contact'), values }, row.key('account_id')));
}

function lead(row: SourceRow): RowChange[] {
  const values = {
    ...person(row),
    job_title: row.text('job_title'),
    company: row.text('company'),
    status: row.text('status'),
    converted_contact_id: row.key('converted_contact_id'),
    converted_account_id: null,
    converted_at: row.timestamp('converted_at'),
  };
  return withMerge(row, [toRow({ ...identified(row, 'lead'), values })]);
}

function account(row: SourceRow): RowChange[] {
  const values = {
    kind: row.oneOf('kind', { person: 'PERSON', company: 'ORGANISATION', organisation: 'ORGANISATION' } as const),
    name: row.text('name'),
    email: row.text('email'),
    phone: row.text('phone'),
    website: row.text('website'),
    tax_id: row.text('tax_id'),
    industry: row.text('industry'),
    employees: row.integer('employees', 0),
    parent_id: row.key('parent_id'),
    ...address(row),
    created_at: row.timestamp('created_at') ?? 0,
  };
  return withMerge(row, [toRow({ ...identified(row, 'account'), values })]);
}

function membership(row: SourceRow): UpsertRow {
  const contactId = row.id('contact_id');
  const accountId = row.id('account_id');
  const values = {
    contact_id: contactId,
    account_id: accountId,
    relation: 1,
    roles: row.text('roles'),
    active: row.flag('active'),
    started_at: row.timestamp('started_at') ?? 0,
    ended_at: row.timestamp('ended_at'),
  };
  const id = row.key('id') ?? `${contactId}:${accountId}`;
  return { ...stated(row, 'membership'), id, values };
}

function person(row: SourceRow) {
  return {
    name: row.text('name'),
    given_name: row.text('given_name'),
    family_name: row.text('family_name'),
    email: row.text('email'),
    phone: row.text('phone'),
    mobile_phone: row.text('mobile_phone'),
    birth_date: row.date('birth_date'),
    ...row.saidFlag('email_opt_out', 'email_opt_out'),
    ...row.saidFlag('do_not_call', 'do_not_call'),
    ...address(row),
    created_at: row.timestamp('created_at') ?? 0,
  };
}

function withMerge(row: SourceRow, changes: RowChange[]): RowChange[] {
  const survivor = row.key('merged_into');
  const [loser] = changes;
  if (survivor === null || loser?.kind !== 'row') return changes;
  const { entity, id, version } = loser;
  return [...changes, { kind: 'merge', entity, loser: id, survivor, version }];
}

/** The plain columns that a mapping file can fill, amounts in the currency's major unit as people write them. */
export const plain: ImportFormat = {
  tables: {
    contact,
    lead,
    account,
    membership,
    product,
    order,
    order_line: orderLine,
    return: returned,
    return_line: returnLine,
    opportunity,
  },
};
