import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed } from '../../kit/rows.ts';
import type { ConsentRow } from '../tables.ts';
import { type Channel, type ConsentPurpose, withdrawnByUnsubscribing } from '../words.ts';

const toConsent = (row: ConsentRow) => ({
  id: row.id,
  addressee: row.addressee,
  channel: row.channel,
  purpose: row.purpose,
  status: row.status,
  legalBasis: row.legal_basis,
  source: row.source,
  changedAt: row.changed_at,
});
export type Consent = ReturnType<typeof toConsent>;

export interface ConsentFilter {
  channel?: Channel | null;
  purpose?: ConsentPurpose | null;
}

/** A status change of an email subscription withdraws nothing before its details say that it was an unsubscribe. */
const stands = sql`item.deleted = 0 and (item.confirmed_by is null or exists (
  select 1 from email_event_detail as detail
  where detail.id = item.confirmed_by and detail.deleted = 0 and detail.subscription_status = 'UNSUBSCRIBED'))`;

export const consentHistory = connection<ConsentRow, Consent, ConsentFilter>({
  table: 'consent',
  parentColumn: 'addressee',
  sortBy: 'changed_at',
  direction: 'desc',
  where: ({ channel, purpose }) => [
    stands,
    ...(channel ? [sql`item.channel = ${channel}`] : []),
    ...(purpose ? [sql`item.purpose = ${purpose}`] : []),
  ],
  toNode: toConsent,
});

/** The newest statement per channel and purpose. Of two at the same moment the withdrawal counts, and what was said in words. */
export const currentConsents = computed<ConsentRow, Consent[]>(
  (parents) => sql`
    select * from (
      select parent.ordinal as parent_ordinal, item.*, row_number() over (
        partition by parent.ordinal, item.channel, item.purpose
        order by item.changed_at desc, case item.status when 'GRANTED' then 1 else 0 end,
          case when item.confirmed_by is null then 0 else 1 end, item.id) as choice
      from ${parents} join consent as item on item.addressee = parent.value
      where ${stands}
    ) as ranked where choice = 1
    order by channel, purpose`,
  (rows) => rows.map(toConsent),
);

export interface Withdrawals {
  /** The newest per channel and purpose at addresses that the contacts have or had. */
  byEmail: Consent[];
  /** What contacts withdrew who opted out of all email, which holds as long as their row says so. */
  byOptOut: Consent[];
}

type WithdrawalRow = Omit<ConsentRow, 'purpose'> & { purpose: ConsentPurpose | null };

/** Whoever has an address now may grant something for themselves, which is nothing that a contact said who has left it. */
export const withdrawals = computed<WithdrawalRow, Withdrawals>(
  (parents) => sql`
    select parent_ordinal, id, addressee, channel, purpose, status, legal_basis, source, changed_at from (
      select parent.ordinal as parent_ordinal, item.*, row_number() over (
        partition by parent.ordinal, item.channel, item.purpose
        order by item.changed_at desc, case when item.confirmed_by is null then 0 else 1 end, item.id) as choice
      from ${parents} join contact_email as had on had.contact_id = parent.value
        join consent as item on item.addressee = had.addressee
      where ${stands} and item.status = 'WITHDRAWN'
    ) as ranked where choice = 1
    union all
    select parent.ordinal, 'opt-out:' || contact.id, contact.id, 'EMAIL', null, 'WITHDRAWN', null, 'Opted out of all email',
      coalesce(contact.version, contact.created_at)
    from ${parents} join contact on contact.id = parent.value and contact.deleted = 0 and contact.email_opt_out = 1
    order by channel, purpose, id`,
  (rows) => ({
    byEmail: rows.flatMap(({ purpose, ...row }) => (purpose ? [toConsent({ ...row, purpose })] : [])),
    byOptOut: rows.flatMap(({ purpose, ...row }) =>
      purpose === null
        ? withdrawnByUnsubscribing.map((each) => toConsent({ ...row, id: `${row.id}:${each}`, purpose: each }))
        : [],
    ),
  }),
);
