import type { StoredAlert } from '../resolution/alert.ts';
import type { Decision } from '../resolution/decision.ts';
import type { CustomerName, Effects } from '../resolution/effects.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { EventType, IdentityEvent } from '../resolution/events.ts';
import type { Hold, StoredMatch } from '../resolution/match.ts';
import type { ProposalStatus, StoredProposal } from '../resolution/proposal.ts';
import type { PartyKind, PartyRecord } from '../resolution/record.ts';
import type { Alias, CustomerIdentity, KnownRecord, ResolvedRecord } from '../resolution/state.ts';

/** A resolved cluster of records, as clients see it. */
export interface Customer {
  id: string;
  kind: PartyKind;
  name: string | null;
  sortName: string;
  createdAt: number;
  updatedAt: number;
  /** The resolver's sequence when it last changed: of two, the larger is the newer. */
  version: number;
  /** Ids that were merged into this one. */
  formerIds: string[];
  /** The first seen first. */
  recordKeys: string[];
  /** Left out for a customer as of now. */
  past?: Past;
}

/** What is told of a customer as of a time in the past. */
export interface Past {
  /** Epoch milliseconds. */
  at: number;
  /** What its records said then; left out when they say the same now. */
  records?: PartyRecord[];
  /** Keys of records whose values of then are gone. */
  forgotten: string[];
}

export interface RecordOfCustomer {
  record: PartyRecord;
  customerId: string;
}

export type CustomerSort = 'name' | 'createdAt' | 'updatedAt';

/** Which customers a list holds. */
export interface CustomerFilter {
  /** Either all these words begin words of one record's name, or a record holds one of the identifiers. */
  search?: { words: string[]; identifiers: string[] };
  kind?: PartyKind;
  /** Only customers with a record in each of these departments. */
  departments?: string[];
}

export interface CustomerQuery extends CustomerFilter {
  sort: CustomerSort;
  direction: 'asc' | 'desc';
  after?: { sortKey: string | number; id: string };
  limit: number;
}

export interface RecordQuery {
  department: string;
  /** The key of the last record seen. */
  after?: string;
  limit: number;
}

export interface EventQuery {
  customerId: string;
  /** The sequence of the last event seen; the newest come first. */
  before?: number;
  /** Only events up to this time, in epoch milliseconds. */
  upTo?: number;
  /** Only events of these types. */
  types?: readonly EventType[];
  limit: number;
}

/** A stretch of the whole history, the oldest event first. */
export interface EventLogQuery {
  /** The sequence of the last event seen; 0 to begin. */
  after: number;
  limit: number;
  /** Only events that concern one of these customers. */
  customerIds?: readonly string[];
  /** Only events of these types. */
  types?: readonly EventType[];
}

/** A record as it was at some time. */
export interface RecordThen {
  firstSeen: number;
  /** Null when its values of then were not kept. */
  record: PartyRecord | null;
}

/** Which proposals a list holds; all conditions apply. */
export interface ProposalFilter {
  /** Only OPEN ones if left out. */
  statuses?: readonly ProposalStatus[];
  reason?: Hold;
  /** Only those that touch this customer. */
  customerId?: string;
  /** Only those that touch records of each of these. */
  departments?: readonly string[];
  /** Thousandths of a nat, both ends included. */
  weight?: { least?: number; most?: number };
  /** Null for those that nobody was given. */
  assignee?: string | null;
  /** Epoch milliseconds: first made before or after. */
  created?: { before?: number; after?: number };
}

export type ProposalSort = 'weight' | 'createdAt';

export interface ProposalQuery extends ProposalFilter {
  /** By weight if left out. */
  sort?: ProposalSort;
  /** The strongest or newest first if left out. */
  direction?: 'asc' | 'desc';
  after?: { sortKey: number; id: string };
  limit: number;
}

export interface DecisionFilter {
  /** Only those about this record. */
  recordKey?: string;
  /** Only those that stand. */
  standing?: boolean;
}

export interface DecisionQuery extends DecisionFilter {
  /** The last decision seen; the newest come first. */
  after?: { event: number; id: string };
  limit: number;
}

export interface HeldMatchQuery {
  hold: Hold;
  after?: { weight: number; low: string; high: string };
  limit: number;
}

export interface AlertQuery {
  after?: { createdAt: number; id: string };
  limit: number;
}

/** A change that could not be taken in. The record, if there was one, stays as it was told before. */
export interface SetAsideChange {
  department: string;
  /** The record that it is about. */
  key: string;
  /** Its place in the department's change feed. */
  sequence: number;
  reason: SetAsideReason;
}

export type SetAsideReason =
  /** What the department told is no party, or is about a record whose id cannot be stored. */
  | 'UNREADABLE'
  /** Linking or storing it failed again and again, without any of its neighbours. */
  | 'FAILED';

/** One as it is stored: the last one of each record. */
export interface StoredSetAsideChange extends SetAsideChange {
  /** Epoch milliseconds when it was set aside. */
  at: number;
}

export interface SetAsideQuery {
  department?: string;
  after?: { at: number; key: string };
  limit: number;
}

/** Rules that the graph's links follow from, whole, so that whoever links on knows them. */
export interface KeptRules {
  /** As `rulesName` gave it when they were kept. */
  name: string;
  rules: LinkingRules;
  /** Who applied them; null: they are those that a house was started with. */
  by: string | null;
  /** Epoch milliseconds. */
  at: number;
}

/** Kept rules as they are listed. The list is never shortened: it says who applied which rules when. */
export interface StoredRules extends Omit<KeptRules, 'rules'> {
  /** The later, the larger; the largest is in use. */
  number: number;
  model: string;
}

export interface RulesQuery {
  /** The number of the last rules seen. */
  before?: number;
  limit: number;
}

/** How much of what is attached to a record is told. */
export interface NeighbourhoodBounds {
  /** So many links of a record at most. */
  links: number;
  /** So many pairs held apart, so many proposals and so many decisions. */
  questions: number;
  /** The records are told that hold an identifier, unless they are more than these. */
  holders: number;
  /** Holders are counted up to here. */
  counted: number;
}

/** A record with all that is directly attached to it. */
export interface Neighbourhood {
  record: PartyRecord;
  customerId: string;
  /** In the order of their texts. */
  identifiers: SharedIdentifier[];
  /** Links, then pairs held apart, each the strongest first. */
  pairs: AttachedPair[];
  /** Open ones, the strongest first. */
  proposals: AttachedProposal[];
  /** Those that stand, the newest first. */
  decisions: Decision[];
  /** Whether there are more of any of these than are told. */
  isPartial: boolean;
}

export interface SharedIdentifier {
  /** `type:value`. */
  identifier: string;
  /** How many records hold it. */
  holders: number;
  /** Which ones, the first seen first; none when they are too many. */
  recordKeys: string[];
}

export type AttachedPair = Pick<StoredMatch, 'low' | 'high' | 'weight' | 'model' | 'hold'>;

export type AttachedProposal = Pick<StoredProposal, 'id' | 'low' | 'high' | 'weight' | 'reason'>;

/**
 * The identity graph. Every reading method is one round trip however much is asked of it, and answers in the order of
 * its arguments.
 */
export interface IdentityStore {
  /** Lets no other resolver change anything while the work is done; all of it is kept, or nothing. */
  transact<T>(work: (transaction: IdentityTransaction) => Promise<T>): Promise<T>;
  /** A former id answers with the customer it was merged into. */
  customersById(ids: readonly string[]): Promise<(Customer | null)[]>;
  /** The key of a record that was merged in its source answers with the customer of the survivor. */
  customersByRecord(keys: readonly string[]): Promise<(Customer | null)[]>;
  /** Up to `most` customers for each identifier. */
  customersByIdentifier(identifiers: readonly string[], most: number): Promise<Customer[][]>;
  recordsOfCustomers(customerIds: readonly string[]): Promise<PartyRecord[][]>;
  customers(query: CustomerQuery): Promise<Customer[]>;
  countCustomers(filter: CustomerFilter): Promise<number>;
  records(query: RecordQuery): Promise<RecordOfCustomer[]>;
  countRecords(department: string): Promise<number>;
  events(query: EventQuery): Promise<IdentityEvent[]>;
  countEvents(customerId: string, upTo?: number): Promise<number>;
  eventLog(query: EventLogQuery): Promise<IdentityEvent[]>;
  /** The sequence of the newest event; 0 before the first. */
  newestEvent(): Promise<number>;
  /** What records that exist said at a time, also when they are younger: whether they were there is for the history to say. */
  recordsThen(keys: readonly string[], at: number): Promise<(RecordThen | null)[]>;
  /** Accepted links among the records of each customer, strongest first, at most `most` of each. */
  linksOfCustomers(customerIds: readonly string[], most: number): Promise<StoredMatch[][]>;
  /** What is directly attached to each record; null for one that there is not. */
  neighbourhoods(recordKeys: readonly string[], bounds: NeighbourhoodBounds): Promise<(Neighbourhood | null)[]>;
  proposals(query: ProposalQuery): Promise<StoredProposal[]>;
  proposalsById(ids: readonly string[]): Promise<(StoredProposal | null)[]>;
  countProposals(filter: ProposalFilter): Promise<number>;
  /** Pairs that this hold keeps apart, strongest first. */
  heldMatches(query: HeldMatchQuery): Promise<StoredMatch[]>;
  /** How many pairs each hold keeps apart; those without any are left out. */
  countHeldMatches(): Promise<{ hold: Hold; count: number }[]>;
  /** Newest first. */
  alerts(query: AlertQuery): Promise<StoredAlert[]>;
  countAlerts(): Promise<number>;
  /** What stewards decided, newest first, revoked or not. */
  decisions(query: DecisionQuery): Promise<Decision[]>;
  countDecisions(filter: DecisionFilter): Promise<number>;
  /** Changes that could not be taken in, newest first. */
  setAsideChanges(query: SetAsideQuery): Promise<StoredSetAsideChange[]>;
  countSetAsideChanges(): Promise<number>;
  /** Rules that were in use, newest first: the first ones still are. */
  keptRules(query: RulesQuery): Promise<StoredRules[]>;
  countKeptRules(): Promise<number>;
  /** What these rules say; null when there are none of this number. */
  rulesOfNumber(number: number): Promise<LinkingRules | null>;
  /** How far each department's change feed has been taken in. */
  feedPositions(): Promise<Map<string, number>>;
  /** Statements or queries sent so far. */
  roundTrips(): number;
  /** @throws when the store cannot answer. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What the resolver does in one transaction; each step is a constant number of round trips. */
export interface IdentityTransaction {
  /** Takes the resolvers' lock. */
  begin(department: string): Promise<Standing>;
  /** The records with these keys, those that the keys are aliases of, and all aliases from and to them. */
  known(keys: readonly string[]): Promise<{ records: KnownRecord[]; aliases: Alias[] }>;
  /**
   * What other resolvers changed since a sequence: records revised or moved, the keys of those that were removed, and decisions
   * that came to stand or ceased to.
   */
  changedSince(sequence: number): Promise<ChangedSince>;
  /** All decisions that stand. */
  standingDecisions(): Promise<Decision[]>;
  /** All records in the order in which they were first seen, for a resolver that starts: a page of them. */
  resolvedRecords(afterFirstSeen: number, limit: number): Promise<ResolvedRecord[]>;
  /** All matches whose `low` record was first seen after one number, up to another. */
  matchesOfRecords(afterFirstSeen: number, upTo: number): Promise<StoredMatch[]>;
  /** All proposals that arise, whatever stewards made of them, and all alerts. */
  openQuestions(): Promise<{ proposals: StoredProposal[]; alerts: StoredAlert[] }>;
  /** What a steward's order is about. */
  readonly stewarded: StewardedReader;
  write(effects: Effects): Promise<void>;
  advance(department: string, position: number): Promise<void>;
  /** Sets changes aside, and forgets what was set aside of other records. */
  setAside(changes: readonly StoredSetAsideChange[], forget: readonly string[]): Promise<void>;
  /** Forgets all matches and alerts, and remembers the rules that those written from now on follow from. */
  beginRules(rules: string): Promise<void>;
  /** Calls these customers so, of whom nothing else changed, and remembers what names follow from. */
  rename(names: readonly CustomerName[], rules: string): Promise<void>;
  /** The rules that were kept last; null when none ever were. */
  rulesInUse(): Promise<KeptRules | null>;
  /** Keeps rules as those in use, beside all that were. */
  keepRules(kept: KeptRules): Promise<void>;
}

/** Where the identity graph stands. */
export interface Standing {
  /** How far the department's change feed has been taken in. */
  position: number;
  /** The last number given to a record, a customer or an event. */
  sequence: number;
  /** Name of the rules (model, bars, guards) that links, proposals and customers follow from; null in a new store. */
  rules: string | null;
  /** How many changes are set aside. */
  setAside: number;
}

export interface ChangedSince {
  records: ResolvedRecord[];
  removed: string[];
  decisions: { made: Decision[]; revoked: Decision[] };
}

/** A customer as far as a steward's order depends on it. */
export interface StewardedCustomer extends CustomerIdentity {
  version: number;
  /** The first seen first. */
  recordKeys: string[];
}

/** Reads what a steward's order is about, in the order of the arguments. */
export interface StewardedReader {
  proposal(id: string): Promise<StoredProposal | null>;
  /** A former id answers with the survivor. */
  customers(ids: readonly string[]): Promise<(StewardedCustomer | null)[]>;
  /** The key of a record that was merged in its source answers with the customer of the survivor. */
  customersOfRecords(keys: readonly string[]): Promise<(StewardedCustomer | null)[]>;
  event(sequence: number): Promise<IdentityEvent | null>;
  /** Events that followed from a steward's. */
  consequences(sequence: number): Promise<IdentityEvent[]>;
  /** Decisions that a steward's event made and revoked. */
  decisionsOf(event: number): Promise<{ made: Decision[]; revoked: Decision[] }>;
  /** Customers that were merged away, by their ids; those that live or went are left out. */
  formerCustomers(ids: readonly string[]): Promise<CustomerIdentity[]>;
}
