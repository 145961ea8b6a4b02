import { type Kysely, type RawBuilder, sql } from 'kysely';
import { limitTo, valueList } from '../../../kit/statement-parts.ts';
import type { StoredAlert } from '../../resolution/alert.ts';
import type { Hold, StoredMatch } from '../../resolution/match.ts';
import type { ProposalStatus, StoredProposal } from '../../resolution/proposal.ts';
import type { AlertQuery, HeldMatchQuery, ProposalFilter, ProposalQuery } from '../review.ts';
import type { IdentityTables } from './tables.ts';

type Tables = Kysely<IdentityTables>;

/** Of a match with its two records. */
export const matchColumns = `low.key as low, high.key as high, match.weight, match.evidence, match.model, match.hold, match.at
  from match join record as low on low.first_seen = match.low join record as high on high.first_seen = match.high`;

/** The keys and the customers of the two records `low` and `high` that a question is about. */
export const questionColumns = `low.key as low, high.key as high,
  (select id from customer where ordinal = low.customer) as lowCustomerId,
  (select id from customer where ordinal = high.customer) as highCustomerId`;

const joinedRecords =
  'join record as low on low.first_seen = proposal.low join record as high on high.first_seen = proposal.high';

/** Of a proposal with its two records. */
export const proposalColumns = `proposal.id, proposal.mean, proposal.weight, proposal.reason, proposal.model, proposal.status,
  proposal.assignee, proposal.decided_by as decidedBy, proposal.answer, proposal.created_at as createdAt, ${questionColumns},
  max(proposal.revision, (select version from customer where ordinal = low.customer),
    (select version from customer where ordinal = high.customer)) as version
  from proposal ${joinedRecords}`;

export async function linksOfCustomers(
  kysely: Tables,
  customerIds: readonly string[],
  most: number,
): Promise<StoredMatch[][]> {
  const { rows } = await sql<StoredMatch & { ask: number }>`
    select * from (
      select asked.ordinal as ask, low.key as low, high.key as high, match.weight, match.evidence, match.model, match.hold,
        match.at, row_number() over (partition by asked.ordinal order by match.weight desc, low.key, high.key) as place
      from ${valueList('sqlite', customerIds)} as asked
      join customer on customer.id = asked.value
      join record as low on low.customer = customer.ordinal
      join match on match.low = low.first_seen and match.hold is null
      join record as high on high.first_seen = match.high
    ) where place <= ${most} order by ask, place`.execute(kysely);
  const found = customerIds.map((): StoredMatch[] => []);
  for (const { ask, low, high, weight, evidence, model, hold, at } of rows)
    found[ask]?.push({ low, high, weight, evidence, model, hold, at });
  return found;
}

const onlyOpen: readonly ProposalStatus[] = ['OPEN'];

const proposalSorts = { weight: 'proposal.weight', createdAt: 'proposal.created_at' };

/** The page is chosen before anything is joined to it, of each status by itself: indexes have each in either order. */
export async function proposalPage(kysely: Tables, query: ProposalQuery): Promise<StoredProposal[]> {
  const { after, limit, sort = 'weight', direction = 'desc', statuses = onlyOpen } = query;
  const column = sql.ref(proposalSorts[sort]);
  const [order, beyond] = direction === 'asc' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const inOrder = sql`order by ${column} ${order}, proposal.id`;
  // The first condition is where the index is entered.
  const rest = after
    ? [
        sql`${column} ${beyond}= ${after.sortKey}`,
        sql`(${column} ${beyond} ${after.sortKey} or proposal.id > ${after.id})`,
      ]
    : [];
  const stretches = [...new Set(statuses)].map(
    (
      status,
    ) => sql`select * from (select proposal.id, ${column} from ${selection({ ...query, statuses: [status] }, rest)}
      ${inOrder} ${limitTo(limit)})`,
  );
  if (stretches.length === 0) return [];
  const chosen = sql`select proposal.id from (${sql.join(stretches, sql` union all `)}) as proposal ${inOrder} ${limitTo(limit)}`;
  const { rows } = await sql<StoredProposal>`
    select ${sql.raw(proposalColumns)} where proposal.id in (${chosen}) ${inOrder}`.execute(kysely);
  return rows;
}

export async function proposalsById(kysely: Tables, ids: readonly string[]): Promise<(StoredProposal | null)[]> {
  const { rows } = await sql<StoredProposal>`
    select ${sql.raw(proposalColumns)} where proposal.id in (select value from ${valueList('sqlite', ids)})`.execute(
    kysely,
  );
  const found = new Map(rows.map((proposal) => [proposal.id, proposal]));
  return ids.map((id) => found.get(id) ?? null);
}

export async function countProposals(kysely: Tables, filter: ProposalFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${selection(filter)}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

/** Records are looked at only where what they say is asked for. */
function selection(filter: ProposalFilter, rest: RawBuilder<unknown>[] = []): RawBuilder<unknown> {
  const ofDepartments = filter.departments?.length ? sql.raw(joinedRecords) : sql``;
  return sql`proposal ${ofDepartments} where ${allOf([...conditions(filter), ...rest])}`;
}

function conditions(filter: ProposalFilter): RawBuilder<unknown>[] {
  const {
    statuses = onlyOpen,
    reason,
    customerId,
    departments = [],
    weight = {},
    assignee,
    created = {},
    isAnswered,
  } = filter;
  const records = sql`(select first_seen from record join customer on customer.ordinal = record.customer
    where customer.id = ${customerId})`;
  const when = (value: unknown, condition: RawBuilder<unknown>): RawBuilder<unknown>[] =>
    value === undefined ? [] : [condition];
  const isOfFew = customerId !== undefined || typeof assignee === 'string';
  return [
    // The plus keeps SQLite from walking through the whole queue for what one customer or one steward has in it.
    sql`${isOfFew ? sql`+` : sql``}proposal.status ${isOneOf(statuses)}`,
    ...when(reason, sql`proposal.reason = ${reason}`),
    ...when(customerId, sql`(proposal.low in ${records} or proposal.high in ${records})`),
    ...departments.map((department) => sql`(${keyOf('low', department)} or ${keyOf('high', department)})`),
    ...when(weight.least, sql`proposal.weight >= ${weight.least}`),
    ...when(weight.most, sql`proposal.weight <= ${weight.most}`),
    ...when(assignee, assignee === null ? sql`proposal.assignee is null` : sql`proposal.assignee = ${assignee}`),
    ...when(isAnswered, sql`proposal.answer is not null`),
    ...when(created.before, sql`proposal.created_at < ${created.before}`),
    ...when(created.after, sql`proposal.created_at > ${created.after}`),
  ];
}

/** As SQLite has to be told for it to use an index of open proposals. */
function isOneOf(statuses: readonly ProposalStatus[]): RawBuilder<unknown> {
  const [only, another] = statuses;
  return only && !another ? sql`= ${sql.lit(only)}` : sql`in (${sql.join(statuses)})`;
}

/** A department's keys begin with its name. */
function keyOf(side: 'low' | 'high', department: string): RawBuilder<unknown> {
  return sql`(${sql.ref(`${side}.key`)} > ${`${department}:`} and ${sql.ref(`${side}.key`)} < ${`${department};`})`;
}

function allOf(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` and `);
}

export async function heldMatchPage(kysely: Tables, { hold, after, limit }: HeldMatchQuery): Promise<StoredMatch[]> {
  const beyond = after
    ? sql`and (match.weight < ${after.weight} or (match.weight = ${after.weight} and (low.key, high.key) > (${after.low}, ${after.high})))`
    : sql``;
  const { rows } = await sql<StoredMatch>`
    select ${sql.raw(matchColumns)} where match.hold = ${hold} ${beyond}
    order by match.weight desc, low.key, high.key ${limitTo(limit)}`.execute(kysely);
  return rows;
}

export async function countHeldMatches(kysely: Tables): Promise<{ hold: Hold; count: number }[]> {
  const { rows } = await sql<{ hold: Hold; count: number }>`
    select hold, count(*) as count from match where hold is not null group by hold order by hold`.execute(kysely);
  return rows;
}

export async function alertPage(kysely: Tables, { after, limit }: AlertQuery): Promise<StoredAlert[]> {
  const beyond = after
    ? sql`where alert.created_at < ${after.createdAt} or (alert.created_at = ${after.createdAt} and alert.id > ${after.id})`
    : sql``;
  const { rows } = await sql<StoredAlert>`
    select alert.id, alert.records, density, created_at as createdAt, ${sql.raw(questionColumns)}
    from alert join record as low on low.first_seen = alert.low join record as high on high.first_seen = alert.high
    ${beyond} order by alert.created_at desc, alert.id ${limitTo(limit)}`.execute(kysely);
  return rows;
}

export async function countAlerts(kysely: Tables): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from alert`.execute(kysely);
  return rows[0]?.count ?? 0;
}
