import { Engine } from './resolution/engine/engine.ts';
import { Homes } from './resolution/engine/homes.ts';
import type { LinkingRules } from './resolution/engine/rules.ts';
import { withoutBlockedValues } from './resolution/guards/blocked-values.ts';
import { entryOf } from './resolution/prepare.ts';
import type { PartyRecord } from './resolution/record.ts';
import type { ResolvedRecord } from './resolution/state.ts';
import type { IdentityTransaction } from './store/identity-store.ts';

/** What a resolver keeps of the graph. */
export interface Memory {
  engine: Engine;
  homes: Homes;
  /** Where the store stood when memory was last brought up to it. */
  sequence: number;
}

const recordsPerPage = 20_000;

/** Reads a graph that follows from these rules, with its matches and questions. */
export async function loadMemory(
  transaction: IdentityTransaction,
  rules: LinkingRules,
  sequence: number,
): Promise<Memory> {
  const memory = { engine: new Engine(rules), homes: new Homes(), sequence };
  const { engine, homes } = memory;
  engine.loadDecisions(await transaction.standingDecisions());
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
  const memory = { engine: new Engine(rules), homes: new Homes(), sequence };
  memory.engine.loadDecisions(await transaction.standingDecisions());
  await eachPage(transaction, (records) => {
    memory.engine.apply({ put: records.map((each) => linkedEntry(each, rules)), remove: [] });
    settleIn(memory, records);
  });
  memory.homes.endLoading();
  return memory;
}

/** What other resolvers did follows from the records that they took in, so it is worked out rather than read. */
export async function catchUp(transaction: IdentityTransaction, memory: Memory, sequence: number): Promise<void> {
  const { engine, homes } = memory;
  const { records, removed, decisions } = await transaction.changedSince(memory.sequence);
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
