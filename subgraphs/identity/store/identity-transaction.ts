import type { FeedPlace } from '../../kit/change-feed.ts';
import type { StoredAlert } from '../resolution/alert.ts';
import type { DecidedPair, Decision } from '../resolution/decision.ts';
import type { CustomerName, Effects } from '../resolution/effects.ts';
import type { IdentityEvent } from '../resolution/events.ts';
import type { StoredMatch } from '../resolution/match.ts';
import type { StoredProposal } from '../resolution/proposal.ts';
import type { Alias, CustomerIdentity, FoundRecord, KnownRecord, ResolvedRecord } from '../resolution/state.ts';
import type { KeptRules } from './kept-rules.ts';
import type { StoredSetAsideChange } from './set-aside.ts';

/** What the resolver does in one transaction; each step is a constant number of round trips. */
export interface IdentityTransaction {
  /** Takes the resolvers' lock. */
  begin(department: string): Promise<Standing>;
  /** Whether a write came to this sequence with this stamp. Who knows of one that did not knows another history than the graph's. */
  hasStamp(sequence: number, stamp: number): Promise<boolean>;
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
  /** The same with what the store has them found by. */
  foundRecords(afterFirstSeen: number, limit: number): Promise<FoundRecord[]>;
  /** All matches whose `low` record was first seen after one number, up to another. */
  matchesOfRecords(afterFirstSeen: number, upTo: number): Promise<StoredMatch[]>;
  /** All proposals that arise, whatever stewards made of them, and all alerts. */
  openQuestions(): Promise<{ proposals: StoredProposal[]; alerts: StoredAlert[] }>;
  /** What a steward's order is about. */
  readonly stewarded: StewardedReader;
  write(effects: Effects): Promise<void>;
  advance(department: string, place: FeedPlace): Promise<void>;
  /** Sets changes aside, and forgets what was set aside of other records. */
  setAside(changes: readonly StoredSetAsideChange[], forget: readonly string[]): Promise<void>;
  /** Forgets all that was set aside of a department. */
  forgetSetAside(department: string): Promise<void>;
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
  /** The stamp of the write that came to that; null where nobody stamped it. */
  stamp: number | null;
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
  /** All that was ever decided about these pairs of records, standing or not, in no order. */
  decisionsAbout(pairs: readonly DecidedPair[]): Promise<Decision[]>;
  /** Customers that were merged away, by their ids; those that live or went are left out. */
  formerCustomers(ids: readonly string[]): Promise<CustomerIdentity[]>;
}
