import { type Kysely, sql } from 'kysely';
import { isOneOf, valueList } from '../../../kit/database.ts';
import { fullName } from '../../resolution/display-name.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { Alias, CustomerState, Holder, KnownRecord, SharedIdentifier } from '../../resolution/state.ts';
import type { CustomerTable, IdentityTables, LinkTable, RecordTable } from './tables.ts';

type Tables = Kysely<IdentityTables>;

export async function knownRecords(
  kysely: Tables,
  keys: readonly string[],
): Promise<{ records: KnownRecord[]; aliases: Alias[] }> {
  const aliases = await sql<Alias>`
    with mentioned as (
      select value as key from ${valueList('sqlite', keys)}
      union select record_key from alias where ${isOneOf('sqlite', 'former_key', keys)}
    )
    select former_key as formerKey, record_key as key from alias
    where former_key in (select key from mentioned) or record_key in (select key from mentioned)`.execute(kysely);
  const mentioned = [...new Set([...keys, ...aliases.rows.map(({ key }) => key)])];
  const records = await sql<RecordTable>`
    select * from record where ${isOneOf('sqlite', 'key', mentioned)}`.execute(kysely);
  return { aliases: aliases.rows, records: records.rows.map(toKnownRecord) };
}

function toKnownRecord(row: RecordTable): KnownRecord {
  return {
    record: JSON.parse(row.facts),
    identifiers: JSON.parse(row.identifiers),
    customerId: row.customer_id,
    firstSeen: row.first_seen,
  };
}

export async function holdersOf(
  kysely: Tables,
  identifiers: readonly string[],
  most: number,
): Promise<SharedIdentifier[]> {
  const { rows } = await sql<Pick<RecordTable, 'facts' | 'first_seen' | 'customer_id'> & { identifier: string }>`
    select asked.value as identifier, record.first_seen, record.facts, record.customer_id
    from ${valueList('sqlite', identifiers)} as asked
    join record on record.first_seen in (select record from holds where identifier = asked.value limit ${most})`.execute(
    kysely,
  );
  // One record holds several of the identifiers, and parsing its facts is most of the work here.
  const holders = new Map<number, Holder>();
  const holderIn = ({ first_seen, facts, customer_id }: (typeof rows)[number]): Holder => {
    const known = holders.get(first_seen);
    if (known) return known;
    const { key, kind, name, givenName, familyName, birthDate, emails }: PartyRecord = JSON.parse(facts);
    const holder = { key, kind, name, givenName, familyName, birthDate, emails, customerId: customer_id };
    holders.set(first_seen, holder);
    return holder;
  };
  return [...Map.groupBy(rows, ({ identifier }) => identifier)].map(([identifier, held]) => ({
    identifier,
    holders: held.map(holderIn),
  }));
}

export async function customerStates(kysely: Tables, ids: readonly string[]): Promise<CustomerState[]> {
  const { rows: customers } = await sql<CustomerTable>`
    select * from customer where ${isOneOf('sqlite', 'id', ids)}`.execute(kysely);
  const { rows: records } = await sql<RecordTable>`
    select * from record where ${isOneOf('sqlite', 'customer_id', ids)}`.execute(kysely);
  const { rows: links } = await sql<LinkTable & { customer_id: string }>`
    select link.*, record.customer_id from record join link on link.low = record.key
    where ${isOneOf('sqlite', 'record.customer_id', ids)}`.execute(kysely);
  const members = Map.groupBy(records, ({ customer_id }) => customer_id);
  const linked = Map.groupBy(links, ({ customer_id }) => customer_id);
  return customers.map(({ id, ordinal, created_at }) => ({
    id,
    ordinal,
    createdAt: created_at,
    members: (members.get(id) ?? []).map(({ facts, first_seen }) => {
      const record: PartyRecord = JSON.parse(facts);
      const { key, kind, updatedAt } = record;
      return { key, kind, name: fullName(record), updatedAt, firstSeen: first_seen };
    }),
    links: (linked.get(id) ?? []).map(({ low, high, evidence, weight, model }) => {
      return { low, high, evidence: JSON.parse(evidence), weight, model };
    }),
  }));
}
