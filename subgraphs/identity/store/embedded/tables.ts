import type { Generated } from 'kysely';
import type { Decision } from '../../resolution/decision.ts';
import type { Hold } from '../../resolution/match.ts';
import type { ProposalStatus } from '../../resolution/proposal.ts';
import type { PartyKind } from '../../resolution/record.ts';
import type { StoredSetAsideChange } from '../set-aside.ts';

/** Rows refer to a customer by its ordinal and to a record by its `first_seen`: an eighth of the size of id and key. */
export interface CustomerTable {
  ordinal: number;
  id: string;
  kind: PartyKind;
  name: string | null;
  sort_name: string;
  records: number;
  created_at: number;
  updated_at: number;
  /** Where this customer ended; never itself a former one. */
  survivor: number | null;
  dissolved_at: number | null;
  /** The sequence of the batch that changed it last. */
  version: number;
  /** The customer that this one was merged into itself; where that one ended as well is `survivor`'s to say. */
  merged_into: number | null;
}

export interface RecordTable {
  first_seen: number;
  key: string;
  customer: number;
  /** The sequence of the batch that wrote it last. */
  revision: number;
  /** The record as JSON. */
  facts: string;
  /** JSON list; null when there are none. */
  former_keys: string | null;
  /** JSON list. */
  identifiers: string;
  /** The words of its name, with a space between. */
  words: string;
}

export interface MatchTable {
  low: number;
  high: number;
  weight: number;
  evidence: string;
  model: string;
  hold: Hold | null;
  at: number;
}

export interface ProposalTable {
  id: string;
  low: number;
  high: number;
  mean: number;
  weight: number;
  reason: Hold;
  model: string;
  status: ProposalStatus;
  created_at: number;
  /** 1 while it arises, 0 afterwards. */
  asked: number;
  assignee: string | null;
  /** The steward's event that gave it its status. */
  decided_by: number | null;
  /** What a steward answered, and to which evidence. */
  answer: string | null;
  /** The sequence of the batch that changed it last. */
  revision: number;
}

export interface AlertTable {
  id: string;
  low: number;
  high: number;
  records: number;
  density: number;
  created_at: number;
}

export interface EventTable {
  sequence: number;
  type: string;
  at: number;
  customer: number;
  other_customer: number | null;
  /** JSON list. */
  record_keys: string;
  actor: string;
  cause: number | null;
  reason: string | null;
  /** JSON. */
  details: string | null;
}

export interface DecisionTable extends Omit<Decision, 'revokedBy'> {
  revoked_by: number | null;
}

export interface RulesTable {
  number: Generated<number>;
  name: string;
  model: string;
  /** The rules as JSON. */
  text: string;
  applied_by: string | null;
  at: number;
}

/** What a record said before it changed. */
export interface RecordVersionTable {
  record: number;
  /** When it ceased to say so. */
  until: number;
  /** The record as JSON; null where only the time was kept. */
  facts: string | null;
}

export interface IdentityTables {
  customer: CustomerTable;
  record: RecordTable;
  record_version: RecordVersionTable;
  /** By hash of the identifier; whether the record holds that very one is for its own list to say. */
  holds: { hash: number; record: number };
  name_word: { word: string; record: number };
  match: MatchTable;
  proposal: ProposalTable;
  alert: AlertTable;
  decision: DecisionTable;
  alias: { former_key: string; record_key: string };
  set_aside: StoredSetAsideChange;
  split: { customer: number; source: number };
  event: EventTable;
  rules: RulesTable;
  /** `entry_id` is null where the place is of a time at which ids were not kept. */
  feed: { department: string; position: number; entry_id: string | null };
  /** One row. */
  standing: { sequence: number; rules: string | null };
  pseudonym_key: { value: string };
}
