import { Engine } from './resolution/engine/engine.ts';
import { Homes } from './resolution/engine/homes.ts';
import type { LinkingRules } from './resolution/engine/rules.ts';
import { withoutBlockedValues } from './resolution/guards/blocked-values.ts';
import { entryOf } from './resolution/prepare.ts';
import type { PartyRecord } from './resolution/record.ts';
import type { ResolvedRecord } from './resolution/state.ts';
import type { ChangedSince, IdentityTransaction } from './store/identity-transaction.ts';

/** What a resolver keeps of the graph. */
export interface Memory {
  engine: Engine;
  homes: Homes;
  /** Where the store stood when memory was last brought up to it. */
  sequence: number;
}

const recordsPerPage = 20_000;

/** A memory of what was decided and of no records yet, for a graph that is about to be read. */
export async function emptyMemory(
  transaction: IdentityTransaction,
  rules: LinkingRules,
  sequence: number,
): Promise<Memory> {
  const engine = new Engine(rules);
  engine.loadDecisions(await transaction.standingDecisions());
  return { engine, homes: new Homes(), sequence };
}

/** Reads a graph that follows from these rules, with its matches and questions. */
export async function loadMemory(
  transaction: IdentityTransaction,
  rules: LinkingRules,
  sequence: number,
): Promise<Memory> {
  const memory = await emptyMemory(transaction, rules, sequence);
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
export async function linkAnew(
  transaction: IdentityTransaction,
  rules: LinkingRules,
  sequence: number,
): Promise<Memory> {
  const memory = await emptyMemory(transaction, rules, sequence);
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
}

export async function missedBy(memory: Memory, transaction: IdentityTransaction, sequence: number): Promise<Missed> {
  return { ...(await transaction.changedSince(memory.sequence)), sequence };
}

/** What other resolvers did follows from the records that they took in, so it is worked out rather than read. */
export async function catchUp(transaction: IdentityTransaction, memory: Memory, sequence: number): Promise<void> {
  takeIn(memory, await missedBy(memory, transaction, sequence));
}

export function takeIn(memory: Memory, { records, removed, decisions, sequence }: Missed): void {
  const { engine, homes } = memory;
  const put = records.map((each) => linkedEntry(each, engine.rules));
  const regrouping = engine.apply({ put, remove: removed }, decisions);
  for (const { slot } of regrouping.removed) homes.leave(slot);
  settleIn(memory, records);
  homes.endLoading();
  memory.sequence = sequence;
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
