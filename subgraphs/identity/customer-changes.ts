import type { Change, ChangeSource } from '../kit/change-feed.ts';
import { entriesFrom } from '../kit/feed-place.ts';
import type { IdentityEvent } from './resolution/events.ts';
import type { IdentityStore } from './store/identity-store.ts';

/** The history of all customers as a change feed. It tells ids and what happened, never why a steward did it. */
export function customerChanges(store: IdentityStore): ChangeSource {
  return {
    department: 'identity',
    read: async (after, limit) => {
      const events = await store.eventLog({ after: after - 1, limit: limit + 1 });
      const { at, later } = entriesFrom(events, after, limit);
      return {
        changes: later.map(changeOf),
        last: later.at(-1)?.sequence ?? after,
        caughtUp: later.length < limit,
        afterId: at ? idOf(at) : null,
      };
    },
    newest: () => store.newestEvent(),
  };
}

/** A graph that was put back to a backup gives its numbers out again, at another time. */
function idOf({ sequence, at }: IdentityEvent): string {
  return `${sequence}.${at}`;
}

function changeOf(event: IdentityEvent): Change {
  const { sequence, type, at, customerId, otherCustomerId } = event;
  const about = { customers: otherCustomerId === null ? [customerId] : [customerId, otherCustomerId] };
  const entry = { ...{ sequence, at, about }, id: idOf(event), entity: 'customer' };
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
