import { randomInt } from 'node:crypto';
import { Engine } from '../resolution/engine/engine.ts';
import { Homes } from '../resolution/engine/homes.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import { withoutBlockedValues } from '../resolution/guards/blocked-values.ts';
import { entryOf } from '../resolution/prepare.ts';
import type { PartyRecord } from '../resolution/record.ts';
import type { ResolvedRecord } from '../resolution/state.ts';
import type { ChangedSince, IdentityTransaction, Standing } from '../store/identity-transaction.ts';

/** What a resolver keeps of the graph. */
export interface Memory {
  engine: Engine;
  homes: Homes;
  /** Where the store stood when memory was last brought up to it. */
  sequence: number;
  /** The stamp of the write that brought the store there; null where nobody stamped it. */
  stamp: number | null;
}

/** Where a store stands, and which write brought it there. */
export type Place = Pick<Standing, 'sequence' | 'stamp'>;

const recordsPerPage = 20_000;

/** A memory of what was decided and of no records yet, for a graph that is about to be read. */
export async function emptyMemory(
  transaction: IdentityTransaction,
  rules: LinkingRules,
  { sequence, stamp }: Place,
): Promise<Memory> {
  const engine = new Engine(rules);
  engine.loadDecisions(await transaction.standingDecisions());
  return { engine, homes: new Homes(), sequence, stamp };
}

/**
 * Whether a store holds all that a memory knows, and perhaps more. One that was put back to a backup does not, nor does one that
 * has gone on from there.
 */
export async function isWithin(
  { sequence, stamp }: Place,
  place: Place,
  transaction: Pick<IdentityTransaction, 'hasStamp'>,
): Promise<boolean> {
  if (sequence === place.sequence) return stamp === place.stamp;
  if (sequence > place.sequence) return false;
  return stamp === null || (await transaction.hasStamp(sequence, stamp));
}

/** A stamp is all that tells two histories of one graph apart, so chance must not make it twice. */
export function newStamp(): number {
  return randomInt(2 ** 48 - 1);
}

/** Reads a graph that follows from these rules, with its matches and questions. */
export async function loadMemory(transaction: IdentityTransaction, rules: LinkingRules, place: Place): Promise<Memory> {
  const memory = await emptyMemory(transaction, rules, place);
  const { engine, homes } = memory;
  const last = await eachPage(transaction, (records) => {
    engine.load(records.map((each) => linkedEntry(each, rules)));
    settleIn(memory, records);
  });
  for (let after = 0; after < last; after += recordsPerPage)
    engine.loadMatches(await transaction.matchesOfRecords(after, after + recordsPerPage));
  const { proposals, alerts } = await transaction.openQuestions();
  engine.loadQuestions(proposals, alerts);
  homes.endLoading();
  return memory;
}

/** Reads records and whose they were, and links them by these rules, whatever they were linked by before. */
export async function linkAnew(transaction: IdentityTransaction, rules: LinkingRules, place: Place): Promise<Memory> {
  const memory = await emptyMemory(transaction, rules, place);
  await eachPage(transaction, (records) => linkPage(memory, records));
  memory.homes.endLoading();
  return memory;
}

/** Links some more of the records that are read from the beginning. */
export function linkPage(memory: Memory, records: readonly ResolvedRecord[]): void {
  const { engine } = memory;
  engine.apply({ put: records.map((each) => linkedEntry(each, engine.rules)), remove: [] });
  settleIn(memory, records);
}

/** What a memory has missed. */
export interface Missed extends ChangedSince {
  /** Where the store stands with it. */
  sequence: number;
  stamp: number | null;
}

/** @throws when the store does not hold what memory knows: what is missing then is not what was added. */
export async function missedBy(memory: Memory, transaction: IdentityTransaction, place: Place): Promise<Missed> {
  await expectWithin(memory, place, transaction);
  const { sequence, stamp } = place;
  return { ...(await transaction.changedSince(memory.sequence)), sequence, stamp };
}

/** @throws when a store that stands there does not hold what was seen of it before */
export async function expectWithin(
  seen: Place,
  place: Place,
  transaction: Pick<IdentityTransaction, 'hasStamp'>,
): Promise<void> {
  if (!(await isWithin(seen, place, transaction)))
    throw new Error('the identity graph was put back to a backup meanwhile');
}

/** What other resolvers did follows from the records that they took in, so it is worked out rather than read. */
export async function catchUp(transaction: IdentityTransaction, memory: Memory, place: Place): Promise<void> {
  takeIn(memory, await missedBy(memory, transaction, place));
}

export function takeIn(memory: Memory, { records, removed, decisions, sequence, stamp }: Missed): void {
  const { engine, homes } = memory;
  const put = records.map((each) => linkedEntry(each, engine.rules));
  const regrouping = engine.apply({ put, remove: removed }, decisions);
  for (const { slot } of regrouping.removed) homes.leave(slot);
  settleIn(memory, records);
  homes.endLoading();
  memory.sequence = sequence;
  memory.stamp = stamp;
}

/** A record as linking may read it. */
export function linked(record: PartyRecord, { blockedValues }: LinkingRules): PartyRecord {
  return withoutBlockedValues(record, blockedValues);
}

function linkedEntry({ record, formerKeys, firstSeen }: ResolvedRecord, rules: LinkingRules) {
  return entryOf(linked(record, rules), formerKeys, firstSeen);
}

/** The records of each record's customer as it was when this is asked, by slot. */
export function companionsIn({ engine: { population }, homes }: Memory): (slot: number) => readonly number[] {
  const companions = new Map<string, number[]>();
  const customers: (string | undefined)[] = [];
  for (let slot = 0; slot < population.slots; slot++) {
    const customer = population.isPresent(slot) ? homes.of(slot)?.id : undefined;
    customers.push(customer);
    if (customer === undefined) continue;
    const known = companions.get(customer);
    if (known) known.push(slot);
    else companions.set(customer, [slot]);
  }
  return (slot) => companions.get(customers[slot] ?? '') ?? [];
}

/** @returns the number of the record that was first seen last */
async function eachPage(
  transaction: IdentityTransaction,
  take: (records: readonly ResolvedRecord[]) => void,
): Promise<number> {
  let last = 0;
  for (;;) {
    const records = await transaction.resolvedRecords(last, recordsPerPage);
    take(records);
    last = records.at(-1)?.firstSeen ?? last;
    if (records.length < recordsPerPage) return last;
  }
}

function settleIn({ engine: { population }, homes }: Memory, records: readonly ResolvedRecord[]): void {
  for (const { record, customer } of records) homes.set(population.slotOf(record.key), homes.shared(customer));
}
