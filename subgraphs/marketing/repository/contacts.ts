import { sql } from 'kysely';
import type { AnyDatabase } from '../../kit/database.ts';
import { batched } from '../../kit/loading.ts';
import { computed } from '../../kit/rows.ts';
import { isOneOf, valueList } from '../../kit/statement-parts.ts';
import { addresseeOfEmail, emailOfAddressee } from '../email-key.ts';
import type { CompanyRow, ContactRow } from '../tables.ts';
import type { Channel } from '../words.ts';

interface WithDatabase {
  database: AnyDatabase;
}

function toContact(row: ContactRow) {
  const { street, city, region, country } = row;
  return {
    id: row.id,
    contactIds: [row.id],
    givenName: row.given_name,
    familyName: row.family_name,
    name: [row.given_name, row.family_name].filter(Boolean).join(' ') || null,
    email: row.email,
    otherEmail: row.other_email,
    phone: row.phone,
    mobilePhone: row.mobile_phone,
    address: { street, city, region, postalCode: row.postal_code, country },
    birthDate: row.birth_date,
    companyName: row.company_name,
    jobTitle: row.job_title,
    website: row.website,
    createdAt: row.created_at,
  };
}
export type Contact = ReturnType<typeof toContact>;
export type Address = Contact['address'];

/** The id of a party that was merged away answers with the survivor. */
function survivorById<Row extends { id: string }, Node>(table: string, toNode: (row: Row) => Node) {
  return batched<WithDatabase, string, Node | null>(async (ids, { database }) => {
    const { rows } = await sql<Row & { asked: string }>`
      select named.id as asked, party.* from ${sql.table(table)} as named
        join ${sql.table(table)} as party on party.id = coalesce(named.merged_into, named.id)
      where party.deleted = 0 and ${isOneOf(database.dialect, 'named.id', ids)}`.execute(database.untyped);
    const parties = new Map(rows.map((row) => [row.asked, toNode(row)]));
    return ids.map((id) => parties.get(id) ?? null);
  });
}

export const contactById = survivorById('contact', toContact);

/** Where several contacts share an address: one whose first address it is, else the oldest. */
const contactByEmail = batched<WithDatabase, string, Contact | null>(async (emails, { database }) => {
  const asked = sql`${valueList(database.dialect, emails)} as asked`;
  const { rows } = await sql<ContactRow & { asked: string }>`
    with named as (
      select asked.value as asked, 0 as place, coalesce(contact.merged_into, contact.id) as id
      from ${asked} join contact on contact.email_key = asked.value
      union all
      select asked.value as asked, 1 as place, coalesce(contact.merged_into, contact.id) as id
      from ${asked} join contact on contact.other_email_key = asked.value
      union all
      select asked.value as asked, 1 as place, had.contact_id as id
      from ${asked} join contact_email as had on had.addressee = 'email:' || asked.value
        join contact as loser on loser.id = substr(had.id, 1, length(had.id) - length(had.addressee) - 1)
      where loser.deleted = 1 and loser.merged_into = had.contact_id
    )
    select * from (
      select named.asked, contact.*, row_number() over (
        partition by named.asked order by named.place, contact.created_at, contact.id) as choice
      from named join contact on contact.id = named.id
      where contact.deleted = 0
    ) as ranked where choice = 1`.execute(database.untyped);
  const contacts = new Map(rows.map((row) => [row.asked, toContact(row)]));
  return emails.map((email) => contacts.get(email) ?? null);
});

export function contactOfAddressee(context: WithDatabase, addressee: string): Promise<Contact | null> {
  const email = emailOfAddressee(addressee);
  return email === null ? contactById(context, addressee) : contactByEmail(context, email);
}

interface EmailKeys {
  email_key: string | null;
  other_email_key: string | null;
}

/**
 * Also the addresses of contacts that were merged into these, since their emails went there; of those that the source
 * deleted when it merged them, the addresses that they ever had, which is all that is left of them.
 */
const emailsOfContacts = computed<EmailKeys, string[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, contact.email_key, contact.other_email_key
    from ${parents} join contact on contact.id = parent.value
    union all
    select parent.ordinal as parent_ordinal, contact.email_key, contact.other_email_key
    from ${parents} join contact on contact.merged_into = parent.value
    union all
    select parent.ordinal as parent_ordinal, substr(had.addressee, 7), null
    from ${parents} join contact as loser on loser.merged_into = parent.value and loser.deleted = 1
      join contact_email as had on had.contact_id = parent.value and had.id = loser.id || ' ' || had.addressee`,
  (rows) => rows.flatMap((row) => [row.email_key, row.other_email_key]).filter((key) => key !== null),
);

/** Under which addressees the rows about these contacts stand: their ids, and the email addresses they have. */
export async function addresseesOf(context: WithDatabase, contactIds: readonly string[]): Promise<string[]> {
  const emails = await emailsOfContacts(context, contactIds);
  return [...new Set([...contactIds, ...emails.map(addresseeOfEmail)])].sort();
}

const addressesEverHad = computed<{ addressee: string }, string[]>(
  (parents) => sql`
    select distinct parent.ordinal as parent_ordinal, item.addressee
    from ${parents} join contact_email as item on item.contact_id = parent.value`,
  (rows) => rows.map(({ addressee }) => addressee),
);

/** Under which addressees what these contacts ever said stands: who leaves an address takes back nothing that was said there. */
export async function addresseesEverOf(context: WithDatabase, contactIds: readonly string[]): Promise<string[]> {
  const [now, ever] = await Promise.all([addresseesOf(context, contactIds), addressesEverHad(context, contactIds)]);
  return [...new Set([...now, ...ever])].sort();
}

/** What the most recently changed of the contacts says. */
export const preferredChannel = computed<{ preferred_channel: Channel }, Channel | null>(
  (parents) => sql`
    select parent_ordinal, preferred_channel from (
      select parent.ordinal as parent_ordinal, contact.preferred_channel, row_number() over (
        partition by parent.ordinal order by coalesce(contact.version, 0) desc, contact.id) as choice
      from ${parents} join contact on contact.id = parent.value
      where contact.deleted = 0 and contact.preferred_channel is not null
    ) as ranked where choice = 1`,
  ([row]) => row?.preferred_channel ?? null,
);

function toCompany(row: CompanyRow) {
  const { street, city, region, country } = row;
  return {
    id: row.id,
    name: row.name,
    domain: row.domain,
    phone: row.phone,
    address: { street, city, region, postalCode: row.postal_code, country },
    industry: row.industry,
    description: row.description,
    createdAt: row.created_at,
  };
}
export type Company = ReturnType<typeof toCompany>;
export const companyById = survivorById('company', toCompany);
