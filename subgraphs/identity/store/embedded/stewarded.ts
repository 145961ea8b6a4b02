import type { Decision } from '../../resolution/decision.ts';
import type { IdentityEvent } from '../../resolution/events.ts';
import type { StoredProposal } from '../../resolution/proposal.ts';
import type { CustomerIdentity } from '../../resolution/state.ts';
import type { StewardedCustomer, StewardedReader } from '../identity-transaction.ts';
import { decisionColumns } from './decisions.ts';
import { proposalColumns } from './questions.ts';
import type { Statements } from './statements.ts';

const customerColumns = `asked.key as place, c.id, c.ordinal, c.created_at as createdAt, c.version,
  (select json_group_array(key) from (select key from record where customer = c.ordinal order by first_seen)) as recordKeys`;

const eventColumns = `sequence, type, at, (select id from customer where ordinal = event.customer) as customerId,
  (select id from customer where ordinal = event.other_customer) as otherCustomerId, record_keys as recordKeys, actor, cause,
  reason, details from event`;

/** What a steward's order is about, read within the transaction that carries it out. */
export function stewardedReader(statements: Statements): StewardedReader {
  const customers = (asked: readonly string[], source: string): (StewardedCustomer | null)[] => {
    const rows = statements.all<StewardedCustomer & { place: number; recordKeys: string }>(
      `select ${customerColumns} from json_each(?) as asked ${source} where c.dissolved_at is null`,
      JSON.stringify(asked),
    );
    const found = new Map(rows.map(({ place, ...row }) => [place, { ...row, recordKeys: JSON.parse(row.recordKeys) }]));
    return asked.map((_, place) => found.get(place) ?? null);
  };
  const decisions = (condition: string, event: number): Decision[] =>
    statements.all<Decision>(`select ${decisionColumns} where ${condition} = ? order by id`, event);
  return {
    proposal: async (id) =>
      statements.all<StoredProposal>(`select ${proposalColumns} where proposal.id = ?`, id)[0] ?? null,
    customers: async (ids) =>
      customers(
        ids,
        `join customer as named on named.id = asked.value
         join customer as c on c.ordinal = coalesce(named.survivor, named.ordinal)`,
      ),
    customersOfRecords: async (keys) =>
      customers(
        keys,
        `left join alias on alias.former_key = asked.value
         join record on record.key = coalesce(alias.record_key, asked.value)
         join customer as c on c.ordinal = record.customer`,
      ),
    event: async (sequence) => events(statements, 'sequence = ?', sequence)[0] ?? null,
    consequences: async (sequence) => events(statements, 'cause = ? order by sequence', sequence),
    decisionsOf: async (event) => ({ made: decisions('event', event), revoked: decisions('revoked_by', event) }),
    decisionsAbout: async (pairs) =>
      statements.all<Decision>(
        `select ${decisionColumns} where (low, high) in (select value ->> 'low', value ->> 'high' from json_each(?))`,
        JSON.stringify(pairs.map(({ low, high }) => ({ low, high }))),
      ),
    formerCustomers: async (ids) =>
      statements.all<CustomerIdentity>(
        `select id, ordinal, created_at as createdAt from customer
         where id in (select value from json_each(?)) and survivor is not null`,
        JSON.stringify(ids),
      ),
  };
}

function events(statements: Statements, condition: string, value: number): IdentityEvent[] {
  const rows = statements.all<IdentityEvent & { recordKeys: string; details: string | null }>(
    `select ${eventColumns} where ${condition}`,
    value,
  );
  return rows.map((row) => ({
    ...row,
    recordKeys: JSON.parse(row.recordKeys),
    details: row.details === null ? null : JSON.parse(row.details),
  }));
}
