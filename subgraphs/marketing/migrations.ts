import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migrations } from '../kit/database.ts';
import { erasedTombstones } from '../kit/import/erased-tombstones.ts';
import { numberingByTable } from '../kit/outbox.ts';
import { createPartyTable, createRowTable, mergedPartiesIndexed } from '../kit/row-table.ts';

const addressColumns = 'street city region postal_code country';

export const migrations: Migrations = {
  '001-parties': {
    async up(kysely) {
      await texts(
        createPartyTable(kysely, 'contact'),
        `
        given_name family_name email other_email email_key other_email_key phone mobile_phone ${addressColumns}
        birth_date company_name job_title website preferred_channel loyalty_member_id loyalty_tier loyalty_tier_name`,
      )
        .addColumn('loyalty_points', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'contact', ['email_key']);
      await index(kysely, 'contact', ['other_email_key']);
      await index(kysely, 'contact', ['merged_into']);
      await texts(createPartyTable(kysely, 'company'), `name domain phone ${addressColumns} industry description`)
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
  '002-consent': {
    async up(kysely) {
      await texts(createRowTable(kysely, 'consent'), 'addressee channel purpose status legal_basis source confirmed_by')
        .addColumn('changed_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'consent', ['addressee', 'changed_at']);
    },
  },
  '003-engagement': {
    async up(kysely) {
      await texts(
        createRowTable(kysely, 'engagement'),
        `
        addressee kind source_kind campaign_id form_id url title search_term channel device error_code properties`,
      )
        .addColumn('occurred_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .addColumn('filtered', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'engagement', ['addressee', 'occurred_at']);
      await index(kysely, 'engagement', ['campaign_id', 'kind', 'addressee']);
      await texts(
        createRowTable(kysely, 'email_event_detail'),
        'email_subject url browser bounce_category drop_reason response subscription_status',
      ).execute();
      await sql`create index email_event_detail_unsubscribed on email_event_detail (id)
        where deleted = 0 and subscription_status = 'UNSUBSCRIBED'`.execute(kysely);
      await createEngagementView(kysely);
      await texts(createRowTable(kysely, 'form'), 'name').execute();
      await texts(createRowTable(kysely, 'campaign'), 'subject kind source_kind')
        .addColumn('name', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
      await index(kysely, 'campaign', ['name']);
    },
  },
  '004-segments': {
    async up(kysely) {
      await texts(createRowTable(kysely, 'segment'), 'kind')
        .addColumn('name', 'text', (column) => column.notNull().defaultTo(''))
        .addColumn('created_at', 'bigint')
        .addColumn('updated_at', 'bigint')
        .execute();
      await index(kysely, 'segment', ['name']);
      await texts(createRowTable(kysely, 'segment_member'), 'segment_id contact_id')
        .addColumn('added_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'segment_member', ['contact_id', 'segment_id']);
      await index(kysely, 'segment_member', ['segment_id', 'added_at']);
    },
  },
  '005-voice-and-value': {
    async up(kysely) {
      await texts(createRowTable(kysely, 'survey_response'), 'contact_id kind survey_name comment')
        .addColumn('score', 'integer')
        .addColumn('submitted_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'survey_response', ['contact_id', 'submitted_at']);
      await texts(createRowTable(kysely, 'loyalty_movement'), 'contact_id reason')
        .addColumn('points', 'bigint')
        .addColumn('occurred_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(kysely, 'loyalty_movement', ['contact_id', 'occurred_at']);
      await texts(createRowTable(kysely, 'enrichment'), 'contact_id provider attribute value')
        .addColumn('observed_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .addColumn('expires_at', 'bigint')
        .execute();
      await index(kysely, 'enrichment', ['contact_id', 'observed_at']);
    },
  },
  '006-numbering-by-table': numberingByTable,
  '007-merged-companies': mergedPartiesIndexed('company'),
  '008-addresses-of-contacts': {
    async up(kysely) {
      await texts(createRowTable(kysely, 'contact_email'), 'contact_id addressee').execute();
      for (const column of ['email_key', 'other_email_key'])
        await sql`
          insert into contact_email (id, version, content_hash, contact_id, addressee)
          select id || ' email:' || ${sql.ref(column)}, version, '', coalesce(merged_into, id), 'email:' || ${sql.ref(column)}
          from contact where ${sql.ref(column)} is not null
          on conflict (id) do nothing`.execute(kysely);
      await index(kysely, 'contact_email', ['contact_id']);
      await index(kysely, 'contact_email', ['addressee']);
    },
  },
  '009-opt-outs': {
    up: (kysely) => kysely.schema.alterTable('contact').addColumn('email_opt_out', 'integer').execute(),
  },
  '010-erased-deletions': {
    async up(kysely) {
      await formerTombstones.up(kysely);
      await sql`delete from contact_email
        where contact_id in (select id from contact where deleted = 1)`.execute(kysely);
      for (const table of ['consent', 'engagement'])
        await sql`update ${sql.table(table)} set addressee = null
          where deleted = 1 and addressee like 'email:%'`.execute(kysely);
    },
  },
};

const ofContact = { kept: ['contact_id'] };
const ofAddressee = { kept: ['addressee'], stays: (_column: string, name: string) => !name.startsWith('email:') };
const formerTombstones = erasedTombstones({
  contact: { table: 'contact', isParty: true },
  company: { table: 'company', isParty: true },
  consent: { table: 'consent', ...ofAddressee },
  engagement: { table: 'engagement', ...ofAddressee },
  campaign: { table: 'campaign' },
  form: { table: 'form' },
  segment: { table: 'segment' },
  segment_member: { table: 'segment_member', ...ofContact },
  survey_response: { table: 'survey_response', ...ofContact },
  loyalty_movement: { table: 'loyalty_movement', ...ofContact },
  enrichment: { table: 'enrichment', ...ofContact },
});

/**
 * Engagement as it counts: without what the source filtered out, and with a status change called an unsubscribe once
 * its details, which may arrive before or after it, say so.
 */
function createEngagementView(kysely: Kysely<unknown>) {
  return sql`
    create view counted_engagement as
    select event.id, event.deleted, event.addressee, event.source_kind, event.occurred_at, event.campaign_id,
      event.form_id, event.url, event.title, event.search_term, event.channel, event.device, event.error_code,
      event.properties, case when detail.id is null then event.kind else 'EMAIL_UNSUBSCRIBED' end as kind
    from engagement as event
      left join email_event_detail as detail
        on detail.id = case when event.kind = 'EMAIL_STATUS_CHANGED' then event.id end
        and detail.deleted = 0 and detail.subscription_status = 'UNSUBSCRIBED'
    where event.deleted = 0 and event.filtered = 0`.execute(kysely);
}

/** Adds nullable text columns, named with blanks between them. */
function texts(table: CreateTableBuilder<string, string>, columns: string): CreateTableBuilder<string, string> {
  return columns
    .trim()
    .split(/\s+/)
    .reduce((extended, column) => extended.addColumn(column, 'text'), table);
}

function index(kysely: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  return kysely.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
