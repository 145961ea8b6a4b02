import type { StoredAlert } from '../resolution/alert.ts';
import type { Decision } from '../resolution/decision.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { IdentityEvent } from '../resolution/events.ts';
import type { Hold, StoredMatch } from '../resolution/match.ts';
import type { StoredProposal } from '../resolution/proposal.ts';
import type { PartyRecord } from '../resolution/record.ts';
import type {
  Customer,
  CustomerFilter,
  CustomerQuery,
  EventLogQuery,
  EventQuery,
  RecordOfCustomer,
  RecordQuery,
  RecordThen,
} from './customers.ts';
import type { RulesQuery, StoredRules } from './kept-rules.ts';
import type { Neighbourhood, NeighbourhoodBounds } from './neighbourhood.ts';
import type {
  AlertQuery,
  DecisionFilter,
  DecisionQuery,
  HeldMatchQuery,
  ProposalFilter,
  ProposalQuery,
} from './review.ts';
import type { SetAsideQuery, StoredSetAsideChange } from './set-aside.ts';

/**
 * What is asked of the identity graph. Every method is one round trip however much is asked of it, and answers in the order of
 * its arguments.
 */
export interface IdentityReads {
  /** A former id answers with the customer it was merged into. */
  customersById(ids: readonly string[]): Promise<(Customer | null)[]>;
  /**
   * What the ids of values are made with that not everybody may see, so that nobody finds a value by trying: a random text,
   * the same for everybody who opens this graph. It is told to nobody.
   */
  readonly pseudonymKey: string;
  /** The key of a record that was merged in its source answers with the customer of the survivor. */
  customersByRecord(keys: readonly string[]): Promise<(Customer | null)[]>;
  /** Up to `most` customers for each identifier. */
  customersByIdentifier(identifiers: readonly string[], most: number): Promise<Customer[][]>;
  recordsByKey(keys: readonly string[]): Promise<(PartyRecord | null)[]>;
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
}
