import type { RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { AddressColumns } from '../tables.ts';
import { toRow, withEmployer } from './derived-rows.ts';
import { addressOf, bareDeletion, identified, isBareDeletion, reference, withMerge } from './salesforce-row.ts';

export function contact(row: SourceRow): RowChange[] {
  const found = { ...identified(row, 'contact'), values: {} };
  if (isBareDeletion(row)) return withMerge(row, withEmployer(found, null));
  const accountId = reference(row, 'account_id');
  const values = {
    ...person(row),
    phone: row.firstText('phone', 'home_phone', 'other_phone'),
    ...addressOf(row, 'mailing_'),
    birth_date: row.date('birthdate'),
    company: null,
  };
  // The account of a person is no company that they belong to.
  const employer = row.isTrue('is_person_account') ? null : accountId;
  return withMerge(row, withEmployer({ ...found, values }, employer));
}

export function lead(row: SourceRow): RowChange[] {
  if (isBareDeletion(row)) return withMerge(row, [bareDeletion(row, 'lead')]);
  const values = {
    ...person(row),
    phone: row.text('phone'),
    ...addressOf(row),
    birth_date: null,
    company: row.text('company'),
    status: row.text('status'),
    converted_contact_id: reference(row, 'converted_contact_id'),
    converted_account_id: reference(row, 'converted_account_id'),
    converted_at: row.timestamp('converted_date'),
  };
  return withMerge(row, [toRow({ ...identified(row, 'lead'), values })]);
}

function person(row: SourceRow) {
  row.leaveOut('salutation');
  return {
    name: row.text('name'),
    given_name: row.text('first_name'),
    family_name: row.text('last_name'),
    email: row.text('email'),
    mobile_phone: row.text('mobile_phone'),
    job_title: row.text('title'),
    ...row.saidFlag('email_opt_out', 'has_opted_out_of_email'),
    ...row.saidFlag('do_not_call', 'do_not_call'),
    created_at: row.timestamp('created_date') ?? 0,
  };
}

export function account(row: SourceRow): RowChange[] {
  if (isBareDeletion(row)) return withMerge(row, [bareDeletion(row, 'account')]);
  const [billing, mailing] = [addressOf(row, 'billing_'), addressOf(row, 'person_mailing_')];
  const values = {
    kind: row.isTrue('is_person_account') ? 'PERSON' : 'ORGANISATION',
    name: row.text('name'),
    email: row.text('person_email'),
    phone: row.firstText('phone', 'person_mobile_phone', 'person_home_phone', 'person_other_phone'),
    website: row.text('website'),
    tax_id: row.text('tax_id_c'),
    industry: row.text('industry'),
    employees: row.integer('number_of_employees'),
    parent_id: reference(row, 'parent_id'),
    person_contact_id: reference(row, 'person_contact_id'),
    ...row.saidFlag('email_opt_out', 'person_has_opted_out_of_email'),
    ...row.saidFlag('do_not_call', 'person_do_not_call'),
    ...(isPlace(billing) || !isPlace(mailing) ? billing : mailing),
    created_at: row.timestamp('created_date') ?? 0,
  };
  return withMerge(row, [toRow({ ...identified(row, 'account'), values })]);
}

function isPlace({ street, city, postal_code }: AddressColumns): boolean {
  return [street, city, postal_code].some((part) => part !== null);
}

export function accountContactRelation(row: SourceRow): UpsertRow {
  if (isBareDeletion(row)) return bareDeletion(row, 'membership');
  const values = {
    contact_id: reference(row, 'contact_id'),
    account_id: reference(row, 'account_id'),
    relation: 1,
    roles: row.text('roles'),
    active: row.flag('is_active'),
    started_at: row.timestamp('start_date') ?? 0,
    ended_at: row.timestamp('end_date'),
  };
  return toRow({ ...identified(row, 'membership'), values });
}

export function user(row: SourceRow): UpsertRow {
  const given = row.text('first_name');
  const family = row.text('last_name');
  const values = {
    name: row.text('name') ?? ([given, family].filter(Boolean).join(' ') || null),
    active: row.flag('is_active'),
  };
  return toRow({ ...identified(row, 'salesperson'), values });
}
