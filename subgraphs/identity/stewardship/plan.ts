import { isStorable } from '../following/told-party.ts';
import type { StewardedCustomer, StewardedReader } from '../store/identity-transaction.ts';
import { contradictionsOf } from './contradictions.ts';
import type { StewardAction, StewardOrder } from './order.ts';
import { assign, confirm, mark, reject, reopen } from './plan-proposal.ts';
import { linkRecords, mergeCustomers, splitCustomer, unlinkRecord } from './plan-records.ts';
import { undo } from './plan-undo.ts';
import { type Circumstances, newest, type Planned } from './planned.ts';
import { decided, forbidden, invalid, stale } from './refusals.ts';

const longest = { reason: 1_000, assignee: 255 };

/** What an order comes to, or why it is not done. Reads what it is about; changes nothing. */
export async function planOrder(order: StewardOrder, circumstances: Circumstances): Promise<Planned> {
  const { reason, expectedVersion } = order;
  if (reason.trim() === '') return invalid('reason', 'say why: the reason stays with the decision for good');
  const unfit =
    unfitText('reason', reason) ?? ('assignee' in order.action && unfitText('assignee', order.action.assignee));
  if (unfit) return unfit;
  const plan = await planned(order.action, circumstances);
  // Who looks at an older version is told so rather than that their order makes no sense by now.
  if (expectedVersion !== null && ('always' in plan || plan.type === 'invalid')) {
    const version = 'always' in plan ? plan.version : await versionOf(order.action, circumstances.reader);
    if (version > expectedVersion) return stale(expectedVersion, version);
  }
  if (!('always' in plan)) return plan;
  const { never, always } = contradictionsOf(plan, circumstances.engine.decisions);
  if (never.length > 0) return forbidden(never);
  if (always.length > 0)
    return decided('It was decided otherwise since: these are one party.', always[0]?.event ?? null);
  return plan;
}

/** What stays with a decision has to fit in every store as it is. */
function unfitText(field: keyof typeof longest, text: string | null) {
  if (text === null) return undefined;
  if (text.length > longest[field]) return invalid(field, `must not be longer than ${longest[field]} characters`);
  return isStorable(text) ? undefined : invalid(field, 'must not have halves of characters or NUL in it');
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
