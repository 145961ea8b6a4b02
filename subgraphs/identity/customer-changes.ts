import type { Change, ChangeSource } from '../kit/change-feed.ts';
import type { IdentityEvent } from './resolution/events.ts';
import type { IdentityStore } from './store/identity-store.ts';

/** The history of all customers as a change feed. It tells ids and what happened, never why a steward did it. */
export function customerChanges(store: IdentityStore): ChangeSource {
  return {
    department: 'identity',
    read: async (after, limit) => {
      const events = await store.eventLog({ after, limit });
      return {
        changes: events.map(changeOf),
        last: events.at(-1)?.sequence ?? after,
        caughtUp: events.length < limit,
      };
    },
    newest: () => store.newestEvent(),
  };
}

function changeOf({ sequence, type, at, customerId, otherCustomerId }: IdentityEvent): Change {
  const about = { customers: otherCustomerId === null ? [customerId] : [customerId, otherCustomerId] };
  const entry = { ...{ sequence, at, about }, id: `${sequence}`, entity: 'customer' };
  if (type === 'CUSTOMER_MERGED' && otherCustomerId !== null)
    return { ...entry, entityId: otherCustomerId, type: 'merged', payload: { mergedInto: customerId } };
  const isGone = type === 'CUSTOMER_DISSOLVED';
  return {
    ...entry,
    entityId: customerId,
    type: isGone ? 'deleted' : 'upserted',
    payload: { values: { event: type } },
  };
}
