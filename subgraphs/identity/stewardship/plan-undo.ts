import type { DecidedPair, Decision } from '../resolution/decision.ts';
import type { EventType, IdentityEvent, ProposalStep } from '../resolution/events.ts';
import type { Restorable } from '../resolution/outcome.ts';
import type { StewardedReader } from '../store/identity-transaction.ts';
import { isDecision, isStatusOf, markOf } from './marks.ts';
import { type Circumstances, newest, nothing, type Of, type Planned } from './planned.ts';
import { decided, invalid } from './refusals.ts';
import { restorable, standingOf } from './standing.ts';

export async function undo({ eventId }: Of<'undo'>, circumstances: Circumstances): Promise<Planned> {
  const { reader } = circumstances;
  const event = await reader.event(eventId);
  if (!event) return invalid('eventId', `there is no event ${eventId}`);
  if (!event.details)
    return invalid('eventId', 'only what a steward did can be undone; this followed from records or rules');
  const { revoked } = await reader.decisionsOf(eventId);
  const proposals = await stepsBack(event, reader);
  const restored = await restorable(revoked, { undone: event, steps: proposals }, circumstances);
  const plan = {
    ...{ ...nothing, type: 'UNDONE' as const, customerId: event.customerId, otherCustomerId: event.otherCustomerId },
    ...{ recordKeys: event.recordKeys, undoes: eventId, proposals, revoked: await standingOf(eventId, circumstances) },
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
async function stepsBack({ sequence, details }: IdentityEvent, reader: StewardedReader): Promise<ProposalStep[]> {
  const steps = await Promise.all(
    (details?.proposals ?? []).map(async ({ id, from, to }): Promise<ProposalStep[]> => {
      const now = await reader.proposal(id);
      if (!now || now.assignee !== to.assignee) return [];
      const isItsDeed = from.status === to.status || (await isStatusOf(sequence, now, reader));
      // What linking does not ask any more, as both are one by now, was decided by nobody else.
      const isLeftToLinking = now.status === 'SUPERSEDED' && now.decidedBy === sequence && isDecision(from.status);
      if ((now.status !== to.status || !isItsDeed) && !isLeftToLinking) return [];
      return [{ id, from: markOf(now), to: from }];
    }),
  );
  return steps.flat();
}

const bringing: readonly EventType[] = ['CUSTOMER_MERGED', 'RECORD_MOVED'];

/** The customers that ended in others by an event, with the records that they brought, and what came to others by it. */
export async function restorableAfter(event: number, reader: StewardedReader): Promise<Restorable> {
  const consequences = await reader.consequences(event);
  const merged = consequences.filter(({ type }) => type === 'CUSTOMER_MERGED');
  const former = await reader.formerCustomers(merged.flatMap(({ otherCustomerId }) => otherCustomerId ?? []));
  const customers = former.map((customer) => ({
    customer,
    recordKeys: merged.flatMap(({ otherCustomerId, recordKeys }) =>
      otherCustomerId === customer.id ? recordKeys : [],
    ),
  }));
  return { customers, arrivals: consequences.filter(({ type }) => bringing.includes(type)) };
}

function pairsOf(decisions: readonly Decision[], type: Decision['type']): DecidedPair[] {
  return decisions.filter((each) => each.type === type).map(({ low, high }) => ({ low, high }));
}
