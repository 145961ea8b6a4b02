import { linkBeside } from '../../subgraphs/identity/linking/link-beside.ts';
import { companionsIn, type Memory } from '../../subgraphs/identity/linking/memory.ts';
import type { LinkingRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { rulesName } from '../../subgraphs/identity/resolution/engine/rules-name.ts';
import type { Hold } from '../../subgraphs/identity/resolution/match.ts';
import { type StoredProposal, staysAnswered } from '../../subgraphs/identity/resolution/proposal.ts';
import { type Grouped, regroupings } from '../../subgraphs/identity/resolution/regroupings.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import type { ChosenRules } from './chosen-rules.ts';
import { type CustomersSummary, SummaryOfCustomers } from './summary.ts';

export type CountsByReason = Partial<Record<Hold, number>>;

/** What rules would change; records and customers are told by their ids. */
export interface Plan {
  rules: {
    before: { name: string; model: string; appliedBy: string | null; at: string } | null;
    after: { name: string; model: string };
    /** Rules that say otherwise. */
    differing: string[];
  };
  customers: CustomersSummary;
  /** Open proposals, by what holds the two customers apart. */
  proposals: { before: CountsByReason; after: CountsByReason };
  /** Pairs of records that are alike and held apart, by what holds them. */
  refusals: { before: CountsByReason; after: CountsByReason };
  /** Suspicious customers. */
  alerts: { before: number; after: number };
}

export interface PlanOptions {
  /** How many changes are shown of each kind of list. */
  examples: number;
  onLinked?: (records: number) => void;
}

const recordsPerPart = 20_000;
const proposalsPerPage = 1000;

/** Works out in memory what the rules would make of the graph as it is. Nothing is written, and nobody waits for it. */
export async function planOf(
  store: IdentityStore,
  { rules, inUse }: ChosenRules,
  { examples, onLinked }: PlanOptions,
): Promise<Plan> {
  const memory = await linkBeside(store, rules, onLinked);
  const held = await store.countHeldMatches();
  const reasons = held.map(({ hold }) => hold);
  const asked = await Promise.all(reasons.map((reason) => store.countProposals({ reason })));
  const alerts = await store.countAlerts();
  const answered = await answeredProposals(store);
  const summary = new SummaryOfCustomers(examples);
  const after = { proposals: new Map<Hold, number>(), refusals: new Map<Hold, number>(), alerts: 0 };
  for (const part of memory.engine.inParts(companionsIn(memory), recordsPerPart)) {
    summary.add(regroupings(part.clusters.map((slots) => groupedRecords(slots, memory))));
    for (const proposal of part.proposals) {
      const known = answered.get(proposal.id);
      if (!known || !staysAnswered(known, proposal)) count(after.proposals, proposal.reason);
    }
    for (const { hold } of part.matches) if (hold !== null) count(after.refusals, hold);
    after.alerts += part.alerts.length;
  }
  const { kept } = inUse ?? {};
  return {
    rules: {
      before: kept
        ? { name: kept.name, model: kept.model, appliedBy: kept.by, at: new Date(kept.at).toISOString() }
        : null,
      after: { name: rulesName(rules), model: rules.model.name },
      differing: inUse ? differing(inUse.rules, rules) : [],
    },
    customers: summary.summary,
    proposals: {
      before: counted(reasons.map((reason, place) => [reason, asked[place] ?? 0])),
      after: counted(after.proposals),
    },
    refusals: { before: counted(held.map(({ hold, count }) => [hold, count])), after: counted(after.refusals) },
    alerts: { before: alerts, after: after.alerts },
  };
}

/** Those that stewards rejected or deferred, be they asked today or not, by id. */
async function answeredProposals(store: IdentityStore): Promise<Map<string, StoredProposal>> {
  const found = new Map<string, StoredProposal>();
  for (let last: StoredProposal | undefined; ; ) {
    const page = await store.proposals({
      statuses: ['OPEN', 'REJECTED', 'DEFERRED', 'SUPERSEDED'],
      isAnswered: true,
      ...(last ? { after: { sortKey: last.weight, id: last.id } } : {}),
      limit: proposalsPerPage,
    });
    for (const proposal of page) found.set(proposal.id, proposal);
    last = page.at(-1);
    if (page.length < proposalsPerPage) return found;
  }
}

function groupedRecords(slots: readonly number[], { engine: { population }, homes }: Memory): Grouped[] {
  return slots.map((slot) => ({ key: population.keyOf(slot), customer: homes.of(slot)?.id ?? '' }));
}

function differing(one: LinkingRules, other: LinkingRules): string[] {
  const text = (rules: LinkingRules) =>
    new Map(Object.entries(rules).map(([rule, said]) => [rule, JSON.stringify(said)]));
  const [now, then] = [text(one), text(other)];
  return [...new Set([...now.keys(), ...then.keys()])].filter((rule) => now.get(rule) !== then.get(rule));
}

function count(counts: Map<Hold, number>, hold: Hold): void {
  counts.set(hold, (counts.get(hold) ?? 0) + 1);
}

function counted(counts: Iterable<readonly [Hold, number]>): CountsByReason {
  return Object.fromEntries([...counts].filter(([, number]) => number > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
