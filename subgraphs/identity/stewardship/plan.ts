import { type DecidedPair, type Decision, pairOf } from '../resolution/decision.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { IdentityEvent, ProposalStep, StewardEventType } from '../resolution/events.ts';
import type { RestorableCustomer } from '../resolution/outcome.ts';
import type { ProposalStatus, StoredProposal } from '../resolution/proposal.ts';
import type { StewardedCustomer, StewardedReader } from '../store/identity-store.ts';
import { contradictionsOf, tiesBetween } from './contradictions.ts';
import type { Refusal, StewardAction, StewardOrder } from './order.ts';

/** What an order comes to, before what follows from it is worked out. */
export interface Plan {
  type: StewardEventType;
  customerId: string;
  otherCustomerId: string | null;
  recordKeys: string[];
  always: readonly DecidedPair[];
  never: readonly DecidedPair[];
  revoked: readonly Decision[];
  proposals: readonly ProposalStep[];
  undoes: number | null;
  restorable: readonly RestorableCustomer[];
  /** Records that are each to end as one customer; where they would not, they are tied. */
  wholes: readonly (readonly string[])[];
  /** The newest version of what it is about. */
  version: number;
}

/** What an order is planned with. */
export interface Circumstances {
  engine: Engine;
  reader: StewardedReader;
}

type Planned = Plan | Refusal;
type Of<Type extends StewardAction['type']> = Extract<StewardAction, { type: Type }>;

/** A steward who parts more pairs at once is better served by parts. */
const mostPairs = 5_000;
const longestReason = 1_000;

const nothing = {
  ...{ otherCustomerId: null, recordKeys: [], always: [], never: [], revoked: [], proposals: [], undoes: null },
  ...{ restorable: [], wholes: [] },
};

/** What an order comes to, or why it is not done. Reads what it is about; changes nothing. */
export async function planOrder(order: StewardOrder, circumstances: Circumstances): Promise<Planned> {
  const { reason, expectedVersion } = order;
  if (reason.trim() === '') return invalid('reason', 'say why: the reason stays with the decision for good');
  if (reason.length > longestReason) return invalid('reason', `must not be longer than ${longestReason} characters`);
  const plan = await planned(order.action, circumstances);
  // Who looks at an older version is told so rather than that their order makes no sense by now.
  if (expectedVersion !== null && ('always' in plan || plan.type === 'invalid')) {
    const version = 'always' in plan ? plan.version : await versionOf(order.action, circumstances.reader);
    if (version > expectedVersion) return stale(expectedVersion, version);
  }
  if (!('always' in plan)) return plan;
  if (plan.never.length > mostPairs)
    return invalid(
      'recordIds',
      `this would part ${plan.never.length} pairs of records, at most ${mostPairs} at a time`,
    );
  const { never, always } = contradictionsOf(plan, circumstances.engine.decisions);
  if (never.length > 0) return forbidden(never);
  if (always.length > 0)
    return decided('It was decided otherwise since: these are one party.', always[0]?.event ?? null);
  return plan;
}

/** The newest version of what an action names. */
async function versionOf(action: StewardAction, reader: StewardedReader): Promise<number> {
  if ('proposalId' in action) return (await reader.proposal(action.proposalId))?.version ?? 0;
  const customers = await customersNamed(action, reader);
  return newest(...customers.filter((each) => each !== null));
}

async function customersNamed(action: StewardAction, reader: StewardedReader): Promise<(StewardedCustomer | null)[]> {
  if ('customerIds' in action) return reader.customers(action.customerIds);
  if ('customerId' in action) return reader.customers([action.customerId]);
  if ('recordId' in action) return reader.customersOfRecords([action.recordId]);
  return 'recordIds' in action ? reader.customersOfRecords(action.recordIds) : [];
}

function planned(action: StewardAction, circumstances: Circumstances): Promise<Planned> {
  switch (action.type) {
    case 'confirmProposal':
      return confirm(action, circumstances);
    case 'rejectProposal':
      return reject(action, circumstances);
    case 'deferProposal':
      return mark(action, circumstances, { type: 'PROPOSAL_DEFERRED', status: 'DEFERRED', from: ['OPEN'] });
    case 'reopenProposal':
      return reopen(action, circumstances);
    case 'assignProposal':
      return assign(action, circumstances);
    case 'linkRecords':
      return linkRecords(action, circumstances);
    case 'unlinkRecord':
      return unlinkRecord(action, circumstances);
    case 'splitCustomer':
      return splitCustomer(action, circumstances);
    case 'mergeCustomers':
      return mergeCustomers(action, circumstances);
    case 'undo':
      return undo(action, circumstances);
  }
}

async function confirm({ proposalId }: Of<'confirmProposal'>, { reader }: Circumstances): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  return { ...about(proposal, 'PROPOSAL_CONFIRMED', 'CONFIRMED'), always: [pairOf(proposal.low, proposal.high)] };
}

async function reject(
  { proposalId, neverLink }: Of<'rejectProposal'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  const plan = about(proposal, 'PROPOSAL_REJECTED', 'REJECTED');
  if (!neverLink) return plan;
  const [low, high] = await reader.customers([proposal.lowCustomerId, proposal.highCustomerId]);
  const sides = parted(low?.recordKeys ?? [], high?.recordKeys ?? [], engine);
  return { ...plan, never: sides.never, revoked: sides.revoked };
}

async function mark(
  { proposalId }: { proposalId: string },
  { reader }: Circumstances,
  { type, status, from }: { type: StewardEventType; status: ProposalStatus; from: readonly ProposalStatus[] },
): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  return undecided(proposal, from) ?? (proposal ? about(proposal, type, status) : noProposal);
}

/** What decided it is taken back. */
async function reopen({ proposalId }: Of<'reopenProposal'>, { reader }: Circumstances): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['DEFERRED', 'REJECTED', 'CONFIRMED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  const decided = proposal.decidedBy === null ? null : await reader.decisionsOf(proposal.decidedBy);
  return {
    ...about(proposal, 'PROPOSAL_REOPENED', 'OPEN'),
    revoked: standing(decided?.made ?? []),
    restorable: proposal.decidedBy === null ? [] : await restorableAfter(proposal.decidedBy, reader),
  };
}

async function assign({ proposalId, assignee }: Of<'assignProposal'>, { reader }: Circumstances): Promise<Planned> {
  const proposal = await reader.proposal(proposalId);
  const refusal = undecided(proposal, ['OPEN', 'DEFERRED']);
  if (!proposal || refusal) return refusal ?? noProposal;
  if (proposal.assignee === assignee) return decided(`The proposal is ${assignee ?? 'nobody'}'s already.`, null);
  const { status } = proposal;
  const from = { status, assignee: proposal.assignee };
  return {
    ...about(proposal, 'PROPOSAL_ASSIGNED', status),
    proposals: [{ id: proposal.id, from, to: { status, assignee } }],
  };
}

async function linkRecords({ recordIds }: Of<'linkRecords'>, circumstances: Circumstances): Promise<Planned> {
  const { engine, reader } = circumstances;
  const [one, other] = recordIds.map((key) => present(key, engine));
  if (!one || !other) return unknownRecord('recordIds', recordIds, engine);
  if (one === other) return invalid('recordIds', 'name two different records');
  const [a, b] = [engine.decisions.slotOf(one), engine.decisions.slotOf(other)];
  if (engine.population.profileOf(a).kind !== engine.population.profileOf(b).kind)
    return invalid(
      'recordIds',
      'one is a person and the other an organisation: who works for a company is not that company',
    );
  const known = engine.decisions.between(a, b);
  if (known?.type === 'ALWAYS') return decided('It was decided before that both are one party.', known.event);
  if (known) return forbidden([known]);
  const [first, second] = await reader.customersOfRecords([one, other]);
  if (!first || !second) return unknownRecord('recordIds', recordIds, engine);
  return {
    ...{ ...nothing, type: 'RECORDS_LINKED', ...customersOf(first, second), recordKeys: [one, other] },
    ...{ always: [pairOf(one, other)], version: newest(first, second) },
  };
}

async function unlinkRecord({ recordId }: Of<'unlinkRecord'>, { engine, reader }: Circumstances): Promise<Planned> {
  const key = present(recordId, engine);
  const [customer] = key ? await reader.customersOfRecords([key]) : [];
  if (!key || !customer) return unknownRecord('recordId', [recordId], engine);
  const others = customer.recordKeys.filter((each) => each !== key);
  if (others.length === 0) return invalid('recordId', 'the record is alone already: its customer has no other');
  return {
    ...parted([key], others, engine),
    type: 'RECORD_UNLINKED',
    customerId: customer.id,
    version: customer.version,
  };
}

async function splitCustomer(
  { customerId, recordIds }: Of<'splitCustomer'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  const [customer] = await reader.customers([customerId]);
  if (!customer) return invalid('customerId', `there is no customer ${customerId}`);
  const leaving = [...new Set(recordIds.map((key) => present(key, engine) ?? key))];
  const strange = leaving.find((key) => !customer.recordKeys.includes(key));
  if (strange) return invalid('recordIds', `${strange} is no record of customer ${customer.id}`);
  const staying = customer.recordKeys.filter((key) => !leaving.includes(key));
  if (leaving.length === 0 || staying.length === 0)
    return invalid('recordIds', 'name some of the records of the customer, not none or all of them');
  return {
    ...parted(leaving, staying, engine),
    ...{ type: 'CUSTOMER_DIVIDED', customerId: customer.id, wholes: [leaving, staying], version: customer.version },
  };
}

async function mergeCustomers(
  { customerIds }: Of<'mergeCustomers'>,
  { engine, reader }: Circumstances,
): Promise<Planned> {
  if (new Set(customerIds).size < 2) return invalid('customerIds', 'name two customers or more');
  const found = await reader.customers(customerIds);
  const missing = customerIds.find((_, place) => !found[place]);
  if (missing) return invalid('customerIds', `there is no customer ${missing}`);
  const customers = [...new Map(found.flatMap((each) => (each ? [[each.id, each] as const] : []))).values()];
  const [first, second] = customers;
  if (!first || !second) return decided('They are one customer already.', null);
  const kinds = new Set(customers.map(({ recordKeys }) => kindOf(recordKeys, engine)));
  if (kinds.size > 1)
    return invalid(
      'customerIds',
      'one is a person and another an organisation: who works for a company is not that company',
    );
  const never = neversAmong(customers, engine);
  if (never.length > 0) return forbidden(never);
  const oldest = first.recordKeys[0] ?? '';
  return {
    ...{ ...nothing, type: 'CUSTOMERS_JOINED', ...customersOf(first, second) },
    recordKeys: customers.flatMap(({ recordKeys }) => recordKeys[0] ?? []),
    always: customers.slice(1).map(({ recordKeys }) => pairOf(oldest, recordKeys[0] ?? '')),
    wholes: [customers.flatMap(({ recordKeys }) => recordKeys)],
    version: newest(...customers),
  };
}

async function undo({ eventId }: Of<'undo'>, { engine, reader }: Circumstances): Promise<Planned> {
  const event = await reader.event(eventId);
  if (!event) return invalid('eventId', `there is no event ${eventId}`);
  if (!event.details)
    return invalid('eventId', 'only what a steward did can be undone; this followed from records or rules');
  const { made, revoked } = await reader.decisionsOf(eventId);
  const restored = revoked.filter((decision) => !isStanding(decision, engine));
  const proposals = await stepsBack(event, reader);
  const plan = {
    ...{ ...nothing, type: 'UNDONE' as const, customerId: event.customerId, otherCustomerId: event.otherCustomerId },
    ...{ recordKeys: event.recordKeys, undoes: eventId, proposals, revoked: standing(made) },
    always: pairsOf(restored, 'ALWAYS'),
    never: pairsOf(restored, 'NEVER'),
    restorable: await restorableAfter(eventId, reader),
  };
  if (plan.revoked.length + restored.length + proposals.length === 0)
    return decided('Nothing of it is left to undo: it was undone, or decided otherwise since.', null);
  const customers = await reader.customers([event.customerId, event.otherCustomerId ?? event.customerId]);
  return { ...plan, version: newest(...customers.filter((each) => each !== null)) };
}

/** Proposals that are still as the event left them go back to what they were. */
async function stepsBack({ details }: IdentityEvent, reader: StewardedReader): Promise<ProposalStep[]> {
  const steps = await Promise.all(
    (details?.proposals ?? []).map(async ({ id, from, to }): Promise<ProposalStep[]> => {
      const now = await reader.proposal(id);
      const isAsLeft = now && now.status === to.status && now.assignee === to.assignee;
      return isAsLeft ? [{ id, from: to, to: from }] : [];
    }),
  );
  return steps.flat();
}

/** The customers that ended in others by an event, with the records that they brought. */
async function restorableAfter(event: number, reader: StewardedReader): Promise<RestorableCustomer[]> {
  const merged = (await reader.consequences(event)).filter(({ type }) => type === 'CUSTOMER_MERGED');
  const former = await reader.formerCustomers(merged.flatMap(({ otherCustomerId }) => otherCustomerId ?? []));
  return former.map((customer) => ({
    customer,
    recordKeys: merged.flatMap(({ otherCustomerId, recordKeys }) =>
      otherCustomerId === customer.id ? recordKeys : [],
    ),
  }));
}

/** Every pair of the two sides is never one, and what tied them ends. */
function parted(
  leaving: readonly string[],
  staying: readonly string[],
  { decisions }: Engine,
): Omit<Plan, 'type' | 'customerId' | 'version'> {
  const revoked = tiesBetween(leaving, staying, decisions);
  return { ...nothing, recordKeys: [...leaving], never: pairsBetween(leaving, staying), revoked };
}

function about(proposal: StoredProposal, type: StewardEventType, status: ProposalStatus): Plan {
  const { id, low, high, lowCustomerId, highCustomerId, assignee, version } = proposal;
  return {
    ...{ ...nothing, type, customerId: lowCustomerId, version, recordKeys: [low, high] },
    otherCustomerId: highCustomerId === lowCustomerId ? null : highCustomerId,
    proposals: [{ id, from: { status: proposal.status, assignee }, to: { status, assignee } }],
  };
}

/** Why a proposal is not to be decided; null when it is there and has one of these statuses. */
function undecided(proposal: StoredProposal | null, from: readonly ProposalStatus[]): Refusal | null {
  if (!proposal) return noProposal;
  if (from.includes(proposal.status)) return null;
  if (proposal.status === 'SUPERSEDED')
    return invalid('proposalId', 'the proposal does not arise any more; look at the customers of its two records');
  return decided(`The proposal is ${proposal.status.toLowerCase()} already.`, proposal.decidedBy);
}

function neversAmong(customers: readonly StewardedCustomer[], { decisions }: Engine): Decision[] {
  const homes = new Map(
    customers.flatMap(({ id, recordKeys }) => recordKeys.map((key) => [decisions.slotOf(key), id] as const)),
  );
  const found = [...homes].flatMap(([slot, id]) =>
    decisions.of(slot).flatMap(({ decision, other }) => {
      const others = homes.get(other);
      return decision.type === 'NEVER' && other > slot && others !== undefined && others !== id ? decision : [];
    }),
  );
  return found;
}

function isStanding({ type, low, high }: Decision, { decisions }: Engine): boolean {
  const [a, b] = [decisions.slotOf(low), decisions.slotOf(high)];
  return a !== -1 && b !== -1 && decisions.between(a, b)?.type === type;
}

function standing(decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ revokedBy }) => revokedBy === null);
}

function pairsOf(decisions: readonly Decision[], type: Decision['type']): DecidedPair[] {
  return decisions.filter((each) => each.type === type).map(({ low, high }) => ({ low, high }));
}

function pairsBetween(some: readonly string[], others: readonly string[]): DecidedPair[] {
  return some.flatMap((one) => others.map((other) => pairOf(one, other)));
}

function customersOf(
  first: StewardedCustomer,
  second: StewardedCustomer,
): Pick<Plan, 'customerId' | 'otherCustomerId'> {
  return { customerId: first.id, otherCustomerId: second.id === first.id ? null : second.id };
}

/** The key under which a record is there, its own or that of the one it was merged into; null when it is not. */
function present(key: string, { decisions, population }: Engine): string | null {
  const slot = decisions.slotOf(key);
  return slot === -1 ? null : population.keyOf(slot);
}

function kindOf(keys: readonly string[], { decisions, population }: Engine): string {
  const kinds = keys.map((key) => population.profileOf(decisions.slotOf(key)).kind);
  return kinds.includes('ORGANISATION') ? 'ORGANISATION' : 'PERSON';
}

function newest(...customers: readonly StewardedCustomer[]): number {
  return Math.max(0, ...customers.map(({ version }) => version));
}

const noProposal: Refusal = { type: 'invalid', field: 'proposalId', message: 'there is no such proposal' };

function unknownRecord(field: string, keys: readonly string[], engine: Engine): Refusal {
  const unknown = keys.find((key) => present(key, engine) === null) ?? keys[0];
  return invalid(field, `there is no record ${unknown}; an id is department, type and id, e.g. billing:account:cus_81`);
}

function invalid(field: string, message: string): Refusal {
  return { type: 'invalid', field, message };
}

function stale(expected: number, version: number): Refusal {
  const message = `What this is about changed since version ${expected}: look again, it is ${version} now.`;
  return { type: 'stale', message, version };
}

function decided(message: string, event: number | null): Refusal {
  return { type: 'alreadyDecided', message, event };
}

function forbidden(decisions: readonly Decision[]): Refusal {
  const message = 'A steward decided that records of these are never one: undo that first, if it was wrong.';
  return { type: 'forbidden', message, decisions: [...decisions] };
}
