import { type Memory, newStamp } from '../linking/memory.ts';
import { customerChanges } from '../resolution/customer-change.ts';
import { type DecidedPair, type Decision, pairOf } from '../resolution/decision.ts';
import type { DecisionChange } from '../resolution/engine/decisions.ts';
import type { Homes } from '../resolution/engine/homes.ts';
import type { Survivorship } from '../resolution/golden/survivorship.ts';
import { type Resolved, resolve, type StewardDeed } from '../resolution/resolve.ts';
import type { Done, StewardOrder } from './order.ts';
import type { Plan } from './planned.ts';

export interface Circumstances {
  now: number;
  newCustomerId: () => string;
  survivorship: Survivorship;
}

const noRecords = { revisions: [], aliases: { put: [], remove: [] } };
const noChange = { put: [], remove: [] };

/**
 * Does to the records in memory what an order comes to, and says what it did. A preview is done and taken back: what customers
 * are follows from records and decisions alone, so nothing of it is left.
 */
export function carryOut(
  plan: Plan,
  order: StewardOrder,
  memory: Memory,
  circumstances: Circumstances,
): { done: Done; resolved: Resolved } {
  const { engine, homes } = memory;
  const { preview, actor } = order;
  const stamp = newStamp();
  let deed = deedOf(plan, order, memory, circumstances.now);
  const foresee = (): Resolved => resolveDeed(deed, asTheyAre(homes));
  const resolveDeed = (steward: StewardDeed, into: Pick<Homes, 'of' | 'set' | 'leave'>): Resolved =>
    resolve(
      { ...noRecords, regrouping, population: engine.population, homes: into },
      { ...circumstances, sequence: memory.sequence, stamp, actor, steward },
    );
  let regrouping = engine.apply(noChange, deed);
  const pins = pinsFor(plan.wholes, foresee());
  if (pins.length > 0) {
    engine.apply(noChange, inverseOf(deed));
    deed = deedOf({ ...plan, always: [...plan.always, ...pins] }, order, memory, circumstances.now);
    regrouping = engine.apply(noChange, deed);
  }
  const resolved = preview ? foresee() : resolveDeed(deed, homes);
  if (preview) engine.apply(noChange, inverseOf(deed));
  else {
    memory.sequence = resolved.effects.sequence;
    memory.stamp = stamp;
  }
  const { effects, customers, outcomes } = resolved;
  const done: Done = {
    ...{ type: 'done', preview, event: preview ? null : (effects.events[0] ?? null) },
    changes: customerChanges(customers, outcomes, preview),
    proposals: [...plan.proposals],
    ...(preview ? foreseen(deed, stamp) : { made: deed.made, revoked: deed.revoked }),
    version: preview ? plan.version : effects.sequence,
  };
  return { done, resolved };
}

function deedOf(plan: Plan, { actor, reason }: StewardOrder, { sequence }: Memory, now: number): StewardDeed {
  const { type, customerId, otherCustomerId, recordKeys, proposals, undoes, restorable } = plan;
  // The steward's event is the first thing that the batch numbers.
  const event = sequence + 1;
  const typed = [
    ...plan.always.map((pair) => ({ type: 'ALWAYS' as const, ...pair })),
    ...plan.never.map((pair) => ({ type: 'NEVER' as const, ...pair })),
  ];
  return {
    event: {
      ...{ type, customerId, otherCustomerId, recordKeys, reason },
      details: { proposals: [...proposals], undoes },
    },
    made: typed.map((decision, place) => ({
      ...{ id: `${event}-${place + 1}`, ...decision, by: actor, at: now, reason, event, revokedBy: null },
    })),
    revoked: plan.revoked.map((decision) => ({ ...decision, revokedBy: event })),
    restorable,
  };
}

function inverseOf({ made, revoked }: DecisionChange): DecisionChange {
  return { made: revoked.map((decision): Decision => ({ ...decision, revokedBy: null })), revoked: made };
}

/**
 * As a preview tells of decisions, for clients keep what they are told by its id: those that would be made under ids that none
 * will have, since another may be made before, and those that would be revoked as they still stand.
 */
function foreseen({ made, revoked }: DecisionChange, stamp: number): Pick<Done, 'made' | 'revoked'> {
  return {
    made: made.map((decision, place) => ({ ...decision, id: `preview-${stamp}-${place + 1}` })),
    revoked: revoked.map((decision) => ({ ...decision, revokedBy: null })),
  };
}

/** What has to be tied so that records that are to end as one customer do. */
function pinsFor(wholes: readonly (readonly string[])[], { outcomes }: Resolved): DecidedPair[] {
  const homes = new Map(outcomes.flatMap(({ members }, place) => members.map(({ key }) => [key, place] as const)));
  return wholes.flatMap(([first = '', ...others]) =>
    others.every((key) => homes.get(key) === homes.get(first)) ? [] : others.map((key) => pairOf(first, key)),
  );
}

/** Lets customers be worked out without moving anyone. */
function asTheyAre(homes: Homes): Pick<Homes, 'of' | 'set' | 'leave'> {
  return { of: (slot) => homes.of(slot), set: () => {}, leave: () => {} };
}
