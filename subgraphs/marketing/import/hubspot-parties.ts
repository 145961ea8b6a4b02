import type { ColumnValue, MergeRows, RowChange, UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { emailKey } from '../email-key.ts';
import { contactEmails } from './contact-emails.ts';
import { isBareTombstone, isDeleted } from './deletion.ts';
import { loyaltyTiers, openWord, preferredChannels } from './vocabulary.ts';

export function contact(row: SourceRow): RowChange[] {
  const party = identified(row, 'contact');
  // The second has a time beside each id.
  const merged = mergedIds(row, 'property_hs_merged_object_ids', 'property_hs_calculated_merged_vids');
  const bare = isBareTombstone(row, 'property_email', 'property_createdate');
  const whole = bare ? party : { ...party, values: contactValues(row) };
  // Read last, so that it is kept among the attributes too.
  const additional = row.text('property_hs_additional_emails')?.split(/[;,\s]+/) ?? [];
  return [...withMerged(whole, merged), ...contactEmails(whole, additional.filter(Boolean))];
}

function identified(row: SourceRow, entity: string): UpsertRow {
  return { kind: 'row', entity, id: row.id('id'), version: versionOf(row), deleted: isDeleted(row), values: {} };
}

/** `12;13` or `12:1572537600000;13:1572537600000` */
function mergedIds(row: SourceRow, ...columns: string[]): Set<string> {
  const listed = columns.flatMap((column) => row.text(column)?.split(/[;,\s]+/) ?? []);
  return new Set(listed.map((id) => id.replace(/:.*/, '')));
}

function withMerged(party: UpsertRow, merged: Set<string>): RowChange[] {
  const { entity, id, version } = party;
  const losers = [...merged].filter((loser) => loser !== '' && loser !== id);
  return [party, ...losers.map((loser): MergeRows => ({ kind: 'merge', entity, loser, survivor: id, version }))];
}

function contactValues(row: SourceRow): Record<string, ColumnValue> {
  const email = row.key('property_email');
  const otherEmail = row.key('property_email_1');
  return {
    given_name: row.text('property_firstname'),
    family_name: row.text('property_lastname'),
    email,
    other_email: otherEmail,
    email_key: email && emailKey(email),
    other_email_key: otherEmail && emailKey(otherEmail),
    phone: row.text('property_phone'),
    mobile_phone: row.text('property_mobilephone'),
    ...addressValues(row),
    birth_date: row.dateInText('property_date_of_birth'),
    company_name: row.text('property_company'),
    job_title: row.text('property_jobtitle'),
    website: row.text('property_website'),
    preferred_channel: openWord(row, 'property_preferred_channel', preferredChannels),
    ...row.saidFlag('email_opt_out', 'property_hs_email_optout'),
    loyalty_member_id: row.text('property_loyalty_member_id'),
    loyalty_tier: openWord(row, 'property_loyalty_tier', loyaltyTiers),
    loyalty_tier_name: row.text('property_loyalty_tier'),
    loyalty_points: row.integer('property_loyalty_points'),
    created_at: createdAt(row),
    attributes: row.attributes(),
  };
}

export function contactMerge(row: SourceRow): MergeRows {
  return {
    kind: 'merge',
    entity: 'contact',
    loser: row.id('vid_to_merge'),
    survivor: row.id('canonical_vid'),
    version: row.version('timestamp', '_fivetran_synced'),
  };
}

export function company(row: SourceRow): RowChange[] {
  const party = identified(row, 'company');
  const merged = mergedIds(row, 'property_hs_merged_object_ids');
  const bare = isBareTombstone(row, 'property_name', 'property_createdate');
  return withMerged(bare ? party : { ...party, values: companyValues(row) }, merged);
}

function companyValues(row: SourceRow): Record<string, ColumnValue> {
  return {
    name: row.text('property_name'),
    domain: row.text('property_domain'),
    phone: row.text('property_phone'),
    ...addressValues(row),
    industry: row.text('property_industry'),
    description: row.text('property_description'),
    created_at: createdAt(row),
  };
}

function addressValues(row: SourceRow): Record<string, ColumnValue> {
  const lines = [row.text('property_address'), row.firstText('property_address_2', 'property_address2')];
  return {
    street: lines.filter((line) => line !== null).join(', ') || null,
    city: row.text('property_city'),
    region: row.text('property_state'),
    postal_code: row.text('property_zip'),
    country: row.text('property_country'),
  };
}

function createdAt(row: SourceRow): number {
  const times = [
    row.timestamp('property_createdate'),
    row.timestamp('property_created_at'),
    row.timestamp('created_at'),
  ];
  return times.find((time) => time !== null) ?? 0;
}

function versionOf(row: SourceRow): number | null {
  return row.version(
    'property_lastmodifieddate',
    'property_hs_lastmodifieddate',
    'updated_at',
    'archived_at',
    '_fivetran_synced',
  );
}
