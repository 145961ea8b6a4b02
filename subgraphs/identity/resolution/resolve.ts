import type { Revision, Revisions } from './changes.ts';
import { connectedComponents } from './components.ts';
import { sortName } from './display-name.ts';
import type { CustomerRow, Effects, StoredRecord } from './effects.ts';
import { goldenName } from './golden-name.ts';
import { dissolvedAmong, happenings } from './history.ts';
import { presentMembers } from './members.ts';
import { type Outcome, outcomesOf } from './outcome.ts';
import type { LinkPolicy } from './policy.ts';
import type { HoldersNow } from './reach.ts';
import { relink } from './relink.ts';
import type { CustomerState, Member } from './state.ts';

/** What a batch touches, as it was before. */
export interface Neighbourhood extends Revisions {
  reached: readonly HoldersNow[];
  customers: readonly CustomerState[];
}

export interface Circumstances {
  policy: LinkPolicy;
  /** The last number given to a record, a customer or an event. */
  sequence: number;
  newCustomerId: () => string;
  /** Epoch milliseconds. */
  now: number;
  actor: string;
}

/**
 * Works out what a batch of revisions does to customers. Which records belong together afterwards follows from the
 * present records alone; only ids remember what was.
 */
export function resolve(neighbourhood: Neighbourhood, circumstances: Circumstances): Effects {
  const { revisions, customers, reached, aliases } = neighbourhood;
  const { policy, now, actor, newCustomerId } = circumstances;
  let sequence = circumstances.sequence;
  const nextNumber = (): number => ++sequence;

  const members = presentMembers(customers, revisions, nextNumber);
  const { links, changed, removed } = relink(customers, reached, new Set(members.map(({ key }) => key)), policy);
  const outcomes = outcomesOf(groupMembers(members, links), customers, { newCustomerId, nextNumber, now });
  const events = happenings(outcomes, customers, revisions).map((happening) => ({
    ...happening,
    sequence: nextNumber(),
    at: now,
    actor,
  }));
  const revised = new Set(revisions.map(({ key }) => key));
  const affected = outcomes.filter((each) => each.regrouped || each.members.some(({ key }) => revised.has(key)));
  return {
    records: storedRecords(revisions, outcomes),
    droppedIdentifiers: revisions.flatMap(droppedIdentifiers),
    removedRecords: revisions.filter(({ after }) => after === null).map(({ key }) => key),
    moves: outcomes.flatMap(movesTo),
    links: changed,
    removedLinks: removed,
    customers: affected.map((outcome) => customerRow(outcome, now)),
    merges: outcomes.flatMap(({ id, absorbs }) => absorbs.map((customerId) => ({ customerId, into: id }))),
    splits: outcomes.filter(({ isNew }) => isNew).flatMap(splitsFrom),
    dissolved: dissolvedAmong(customers, outcomes),
    aliases,
    events,
    sequence,
    at: now,
  };
}

function groupMembers(members: readonly Member[], links: readonly { low: string; high: string }[]): Member[][] {
  const byKey = new Map(members.map((member) => [member.key, member]));
  const pairs = links.map(({ low, high }) => [low, high] as const);
  return connectedComponents([...byKey.keys()], pairs).map((keys) => keys.flatMap((key) => byKey.get(key) ?? []));
}

function droppedIdentifiers({ key, before, after }: Revision): { key: string; identifier: string }[] {
  const dropped = before?.identifiers.filter((identifier) => !after?.identifiers.includes(identifier)) ?? [];
  return dropped.map((identifier) => ({ key, identifier }));
}

function storedRecords(revisions: readonly Revision[], outcomes: readonly Outcome[]): StoredRecord[] {
  const places = new Map(
    outcomes.flatMap(({ id, members }) =>
      members.map(({ key, firstSeen }) => [key, { customerId: id, firstSeen }] as const),
    ),
  );
  return revisions.flatMap(({ key, before, after }) => {
    const place = places.get(key);
    if (after === null || place === undefined) return [];
    const newIdentifiers = after.identifiers.filter((identifier) => !before?.identifiers.includes(identifier));
    return [{ ...after, newIdentifiers, ...place, isNew: before === null }];
  });
}

function movesTo({ id, arrivals }: Outcome): { key: string; customerId: string }[] {
  return [...arrivals].flatMap(([from, keys]) => (from === null ? [] : keys.map((key) => ({ key, customerId: id }))));
}

function splitsFrom({ id, arrivals }: Outcome): { customerId: string; from: string }[] {
  return [...arrivals.keys()].filter((from) => from !== null).map((from) => ({ customerId: id, from }));
}

function customerRow({ id, ordinal, createdAt, isNew, members }: Outcome, now: number): CustomerRow {
  const name = goldenName(members)?.name ?? null;
  const kind = members.some((member) => member.kind === 'ORGANISATION') ? 'ORGANISATION' : 'PERSON';
  return {
    ...{ id, ordinal, kind, name, createdAt, isNew },
    sortName: sortName(name),
    records: members.length,
    updatedAt: now,
  };
}
