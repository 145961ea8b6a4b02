import type { Revisions } from './changes.ts';
import type { Decision } from './decision.ts';
import { sortName } from './display-name.ts';
import type { CustomerRow, Effects, StoredRecord } from './effects.ts';
import type { Homes } from './engine/homes.ts';
import type { Regrouping } from './engine/regrouping.ts';
import { refOf } from './engine/revise-population.ts';
import type { IdentityEvent } from './events.ts';
import { goldenName } from './golden/name.ts';
import type { Survivorship } from './golden/survivorship.ts';
import { dissolvedAmong, happenings, sayTheSame } from './history.ts';
import type { RecordRef } from './match.ts';
import { homesByKey, isOfNewRecords, type Outcome, outcomesOf, type Restorable } from './outcome.ts';
import type { Population } from './population/population.ts';
import type { CustomerIdentity, CustomerState, Member } from './state.ts';

/** What a batch did to the records in memory. */
export interface Regrouped extends Revisions {
  regrouping: Regrouping;
  population: Population;
  homes: Pick<Homes, 'of' | 'set' | 'leave'>;
}

export interface Circumstances {
  /** The last number given to a record, a customer or an event. */
  sequence: number;
  /** By which what is written now is known. */
  stamp: number;
  newCustomerId: () => string;
  /** Epoch milliseconds. */
  now: number;
  actor: string;
  /** Whose name a customer goes by. */
  survivorship: Survivorship;
  /** What a steward did, where that is what the batch is. */
  steward?: StewardDeed;
}

/** What a steward did, before what follows from it is known. */
export interface StewardDeed {
  event: Omit<IdentityEvent, 'sequence' | 'at' | 'actor' | 'cause'>;
  made: Decision[];
  revoked: Decision[];
  restorable: Restorable;
}

/** What a batch did, beside what it changes in the store. */
export interface Resolved {
  effects: Effects;
  /** The customers that it touched, as they were. */
  customers: CustomerState[];
  outcomes: Outcome[];
}

/**
 * Works out what a batch does to customers, and gives every record its home. Which records belong together afterwards
 * follows from the present records alone; only ids remember what was.
 */
export function resolve(
  { revisions, aliases, regrouping, population, homes }: Regrouped,
  circumstances: Circumstances,
): Resolved {
  const { now, actor, newCustomerId, survivorship, steward } = circumstances;
  let sequence = circumstances.sequence;
  const nextNumber = (): number => ++sequence;
  const ordered = steward && { ...steward.event, sequence: nextNumber(), at: now, actor, cause: null };

  const groups = regrouping.clusters.map((slots) => membersOf(slots, population));
  const customers = formerCustomers(regrouping, population, homes);
  const outcomes = outcomesOf(groups, customers, {
    ...{ newCustomerId, nextNumber, now },
    restorable: steward?.restorable,
  });
  const told = { at: now, actor, cause: ordered?.sequence ?? null, reason: null, details: null };
  const events = happenings(outcomes, customers, revisions, regrouping.alerts).map((happening) => ({
    ...told,
    type: happening.type,
    customerId: happening.customerId,
    otherCustomerId: happening.otherCustomerId,
    recordKeys: happening.recordKeys,
    sequence: nextNumber(),
  }));
  // By a number of its own others find a change of which there is nothing to tell (another time stamp, another former key), and its stamp.
  if (sequence === circumstances.sequence) nextNumber();
  const revised = new Set(revisions.map(({ key }) => key));
  const affected = outcomes.filter((each) => each.regrouped || each.members.some(({ key }) => revised.has(key)));
  outcomes.forEach(({ id, ordinal, createdAt }, index) => {
    const customer = { id, ordinal, createdAt };
    for (const slot of regrouping.clusters[index] ?? []) if (homes.of(slot)?.id !== id) homes.set(slot, customer);
  });
  for (const { slot } of regrouping.removed) homes.leave(slot);
  const { matches, removedMatches, proposals, withdrawnProposals, alerts, clearedAlerts } = regrouping;
  const effects: Effects = {
    records: storedRecords({ revisions, aliases }, outcomes),
    droppedIdentifiers: droppedIdentifiers({ revisions, aliases }),
    removedRecords: regrouping.removed.map(({ ref }) => ref),
    moves: outcomes.flatMap((outcome) => movesTo(outcome, revised)),
    ...{ matches, removedMatches, proposals, withdrawnProposals, alerts, clearedAlerts },
    customers: affected.map((outcome) => customerRow(outcome, now, survivorship)),
    restored: outcomes.filter(({ isRestored }) => isRestored).map(({ id }) => id),
    merges: outcomes.flatMap(({ id, absorbs }) => absorbs.map((customerId) => ({ customerId, into: id }))),
    splits: outcomes.filter(({ isNew }) => isNew).flatMap(splitsFrom),
    dissolved: dissolvedAmong(customers, outcomes),
    decisions: { made: steward?.made ?? [], revoked: steward?.revoked ?? [] },
    marks: ordered ? marksOf(ordered) : [],
    aliases,
    events: ordered ? [ordered, ...events] : events,
    sequence,
    stamp: circumstances.stamp,
    at: now,
  };
  return { effects, customers, outcomes };
}

function marksOf({ sequence, type, details }: IdentityEvent): Effects['marks'] {
  const isDecision = type !== 'PROPOSAL_ASSIGNED';
  return (details?.proposals ?? []).map(({ id, to }) => ({ id, to, decidedBy: isDecision ? sequence : null }));
}

/** The first seen first. */
function membersOf(slots: readonly number[], population: Population): Member[] {
  const members = slots.map((slot): Member => {
    const [key, name] = [population.keyOf(slot), population.nameOf(slot)];
    const { kind } = population.profileOf(slot);
    return { key, kind, name, updatedAt: population.updatedAtOf(slot), firstSeen: population.firstSeenOf(slot) };
  });
  return members.length < 2 ? members : members.sort((a, b) => a.firstSeen - b.firstSeen);
}

function formerCustomers(
  { clusters, removed }: Regrouping,
  population: Population,
  homes: Pick<Homes, 'of'>,
): CustomerState[] {
  const customers = new Map<string, CustomerState>();
  const add = (home: CustomerIdentity, ref: RecordRef): void => {
    const known = customers.get(home.id);
    if (known) known.members.push(ref);
    else customers.set(home.id, { ...home, members: [ref] });
  };
  for (const slots of clusters)
    for (const slot of slots) {
      const home = homes.of(slot);
      if (home) add(home, refOf(population, slot));
    }
  for (const { slot, ref } of removed) {
    const home = homes.of(slot);
    if (home) add(home, ref);
  }
  return [...customers.values()];
}

function droppedIdentifiers({ revisions }: Revisions): Effects['droppedIdentifiers'] {
  return revisions.flatMap(({ key, before, after }) => {
    if (!before) return [];
    const record = { key, firstSeen: before.firstSeen };
    const dropped = before.identifiers.filter((identifier) => !after?.identifiers.includes(identifier));
    return dropped.map((identifier) => ({ record, identifier }));
  });
}

function storedRecords({ revisions }: Revisions, outcomes: readonly Outcome[]): StoredRecord[] {
  const homes = homesByKey(outcomes);
  return revisions.flatMap(({ key, before, after }): StoredRecord[] => {
    const customerId = homes.get(key);
    if (after === null || customerId === undefined) return [];
    const { record, formerKeys, identifiers, words, firstSeen } = after;
    const newIdentifiers = before
      ? identifiers.filter((identifier) => !before.identifiers.includes(identifier))
      : identifiers;
    const isNew = before === null;
    const former = before && !sayTheSame(before.record, record) ? before.record : null;
    return [{ record, formerKeys, identifiers, newIdentifiers, words, customerId, firstSeen, isNew, former }];
  });
}

/** A record that is written anyway takes its new customer along. */
function movesTo({ id, arrivals, members }: Outcome, revised: ReadonlySet<string>): Effects['moves'] {
  if (arrivals.size === 0 || isOfNewRecords(arrivals)) return nothing;
  const firstSeen = new Map(members.map((member) => [member.key, member.firstSeen]));
  return [...arrivals].flatMap(([from, keys]) => {
    if (from === null) return [];
    const moved = keys.filter((key) => !revised.has(key));
    return moved.map((key) => ({ record: { key, firstSeen: firstSeen.get(key) ?? 0 }, customerId: id }));
  });
}

const nothing: never[] = [];

function splitsFrom({ id, arrivals }: Outcome): { customerId: string; from: string }[] {
  if (isOfNewRecords(arrivals)) return nothing;
  return [...arrivals.keys()].filter((from) => from !== null).map((from) => ({ customerId: id, from }));
}

function customerRow(
  { id, ordinal, createdAt, isNew, members }: Outcome,
  now: number,
  survivorship: Survivorship,
): CustomerRow {
  const name = goldenName(members, survivorship.name);
  const kind = members.some((member) => member.kind === 'ORGANISATION') ? 'ORGANISATION' : 'PERSON';
  const [sorted, records] = [sortName(name), members.length];
  return { id, ordinal, kind, name, sortName: sorted, records, createdAt, updatedAt: now, isNew };
}
