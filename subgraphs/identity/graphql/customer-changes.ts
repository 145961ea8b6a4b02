import type { Change, ChangeSource } from '../../kit/change-feed.ts';
import { entriesFrom } from '../../kit/feed-place.ts';
import type { IdentityEvent } from '../resolution/events.ts';
import { replay, survivorOf } from '../resolution/replay.ts';
import type { IdentityReads } from '../store/identity-reads.ts';
import { eventsOfFamily } from './as-of.ts';

/** The history of all customers as a change feed. It tells ids and what happened, never why a steward did it. */
export function customerChanges(store: IdentityReads): ChangeSource {
  return {
    department: 'identity',
    read: async (after, limit) => {
      const events = await store.eventLog({ after: after - 1, limit: limit + 1 });
      const { at, later } = entriesFrom(events, after, limit);
      const mergedInto = await idsMergedIntoGone(store, later);
      return {
        changes: later.map((event) => changeOf(event, mergedInto)),
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

/** The ids that had become part of customers who are no more: of these nobody can be asked for them any longer. */
async function idsMergedIntoGone(
  store: IdentityReads,
  events: readonly IdentityEvent[],
): Promise<ReadonlyMap<string, string[]>> {
  const gone = events.filter(isDissolution).map(({ customerId }) => customerId);
  if (gone.length === 0) return new Map();
  const history = replay(await eventsOfFamily(store, gone, Number.POSITIVE_INFINITY));
  return Map.groupBy(history.survivors.keys(), (id) => survivorOf(history, id));
}

function isDissolution({ type }: IdentityEvent): boolean {
  return type === 'CUSTOMER_DISSOLVED';
}

function changeOf(event: IdentityEvent, mergedInto: ReadonlyMap<string, string[]>): Change {
  const { sequence, type, at, customerId, otherCustomerId } = event;
  const isGone = isDissolution(event);
  const others = isGone ? (mergedInto.get(customerId) ?? []) : otherCustomerId === null ? [] : [otherCustomerId];
  const about = { customers: [customerId, ...others] };
  const entry = { ...{ sequence, at, about }, id: idOf(event), entity: 'customer' };
  if (type === 'CUSTOMER_MERGED' && otherCustomerId !== null)
    return { ...entry, entityId: otherCustomerId, type: 'merged', payload: { mergedInto: customerId } };
  return {
    ...entry,
    entityId: customerId,
    type: isGone ? 'deleted' : 'upserted',
    payload: { values: { event: type } },
  };
}
