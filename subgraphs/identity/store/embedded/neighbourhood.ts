import { type Kysely, type RawBuilder, sql } from 'kysely';
import { limitTo, valueList } from '../../../kit/statement-parts.ts';
import { boundedNeighbourhood } from '../bounded-neighbourhood.ts';
import type {
  AttachedPair,
  AttachedProposal,
  Neighbourhood,
  NeighbourhoodBounds,
  SharedIdentifier,
} from '../neighbourhood.ts';
import type { IdentityTables } from './tables.ts';

interface RecordRow {
  ordinal: number;
  facts: string;
  customer_id: string;
  identifiers: string;
  links: string;
  held: string;
  proposals: string;
  decisions: string;
}

interface IdentifierRow {
  ordinal: null;
  identifier: string;
  holders: number;
  /** Null when they are too many to be told. */
  record_keys: string | null;
}

/** The records that are asked for, and then each identifier of any of them once, however many of them hold it. */
export async function neighbourhoods(
  kysely: Kysely<IdentityTables>,
  keys: readonly string[],
  bounds: NeighbourhoodBounds,
): Promise<(Neighbourhood | null)[]> {
  const { rows } = await sql<RecordRow | IdentifierRow>`
    with asked as materialized (
      select listed.ordinal, record.first_seen, record.key, facts, identifiers, customer.id as customer_id
      from ${valueList('sqlite', keys)} as listed join record on record.key = listed.value
      join customer on customer.ordinal = record.customer
    ), named as materialized (
      select identifier, identifier_hash(identifier) as hash
      from (select distinct value as identifier from asked, json_each(asked.identifiers))
    ), counted as materialized (
      select identifier, hash,
        (select count(*) from (select 1 from holds where holds.hash = named.hash ${limitTo(bounds.counted)})) as holders
      from named
    )
    select ordinal, facts, customer_id, identifiers, ${pairs(sql`hold is null`, bounds.links)} as links,
      ${pairs(sql`hold is not null`, bounds.questions)} as held, ${proposals(bounds.questions)} as proposals,
      ${decisions(bounds.questions)} as decisions,
      null as identifier, null as holders, null as record_keys
    from asked
    union all select null, null, null, null, null, null, null, null, identifier, holders, case when holders <= ${bounds.holders} then (
      select json_group_array(key) from (
        select record.key from holds join record on record.first_seen = holds.record
        where holds.hash = counted.hash and counted.identifier in (select value from json_each(record.identifiers))
        order by holds.record)) end
    from counted`.execute(kysely);
  const shared = new Map(
    rows.flatMap((row) => (row.ordinal === null ? [[row.identifier, toShared(row)] as const] : [])),
  );
  const found = keys.map((): Neighbourhood | null => null);
  for (const row of rows) {
    if (row.ordinal === null) continue;
    const { links, held, proposals, decisions } = row;
    const read = {
      ...{ record: JSON.parse(row.facts), customerId: row.customer_id, identifiers: JSON.parse(row.identifiers) },
      ...{ links: toPairs(links), held: toPairs(held), proposals: toProposals(proposals) },
      decisions: JSON.parse(decisions),
    };
    found[row.ordinal] = boundedNeighbourhood(read, shared, bounds);
  }
  return found;
}

const sides = sql`join record as low on low.first_seen = pair.low join record as high on high.first_seen = pair.high`;

/** Matches of an `asked` record from either side. Of equal weight by the other record: both numbers' sum is in its order. */
function pairs(condition: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`(
    select json_group_array(json_array(low.key, high.key, pair.weight, pair.model, pair.hold)) from (
      select * from (
        select low, high, weight, model, hold from match where match.low = asked.first_seen and ${condition}
        union all select low, high, weight, model, hold from match where match.high = asked.first_seen and ${condition}
      ) order by weight desc, low + high ${limitTo(most + 1)}
    ) as pair ${sides})`;
}

/** The plus keeps SQLite from walking through the whole queue in its order. */
function proposals(most: number): RawBuilder<unknown> {
  return sql`(
    select json_group_array(json_array(pair.id, low.key, high.key, pair.weight, pair.reason)) from (
      select * from proposal where +status = 'OPEN' and (proposal.low = asked.first_seen or proposal.high = asked.first_seen)
      order by weight desc, id ${limitTo(most + 1)}
    ) as pair ${sides})`;
}

/** As whole objects: clients may read all of a decision. */
function decisions(most: number): RawBuilder<unknown> {
  return sql`(
    select json_group_array(json_object('id', id, 'type', type, 'low', low, 'high', high, 'by', "by", 'at', at,
      'reason', reason, 'event', event, 'revokedBy', revoked_by)) from (
      select * from decision where revoked_by is null and (decision.low = asked.key or decision.high = asked.key)
      order by event desc, id ${limitTo(most + 1)}))`;
}

type PairValues = [string, string, number, string, AttachedPair['hold']];

function toPairs(text: string): AttachedPair[] {
  const values: PairValues[] = JSON.parse(text);
  return values.map(([low, high, weight, model, hold]) => ({ low, high, weight, model, hold }));
}

type ProposalValues = [string, string, string, number, AttachedProposal['reason']];

function toProposals(text: string): AttachedProposal[] {
  const values: ProposalValues[] = JSON.parse(text);
  return values.map(([id, low, high, weight, reason]) => ({ id, low, high, weight, reason }));
}

/** Identifiers may share a hash: where holders are told, they are those who hold this very one. */
function toShared({ identifier, holders, record_keys }: IdentifierRow): SharedIdentifier {
  if (record_keys === null) return { identifier, holders, recordKeys: [] };
  const recordKeys: string[] = JSON.parse(record_keys);
  return { identifier, holders: recordKeys.length, recordKeys };
}
