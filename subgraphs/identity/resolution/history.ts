import { isDeepStrictEqual } from 'node:util';
import type { Alert } from './alert.ts';
import type { Revision } from './changes.ts';
import type { EventType, IdentityEvent } from './events.ts';
import { homesByKey, isOfNewRecords, type Outcome } from './outcome.ts';
import type { PartyRecord } from './record.ts';
import type { CustomerState } from './state.ts';

type Happening = Pick<IdentityEvent, 'type' | 'customerId' | 'otherCustomerId' | 'recordKeys'>;

/** What happened to whom, in the order in which it is told. */
export function happenings(
  outcomes: readonly Outcome[],
  customers: readonly CustomerState[],
  revisions: readonly Revision[],
  alerts: readonly Alert[],
): Happening[] {
  const isAllNew = alerts.length === 0 && revisions.every(({ before }) => before === null);
  const homes = isAllNew ? new Map<string, string>() : homesByKey(outcomes);
  const formerHomes = homesByKey(customers);
  const raised = alerts.filter(({ isNew }) => isNew);
  const suspected = raised.map(({ low, high }) =>
    happening('CUSTOMER_SUSPECTED', homes.get(low.key) ?? '', homes.get(high.key) ?? null, [low.key, high.key]),
  );
  return [
    ...revisions.flatMap((revision) => removal(revision, formerHomes)),
    ...outcomes.flatMap(arrivalsAt),
    ...revisions.flatMap((revision) => change(revision, homes.get(revision.key))),
    ...dissolvedAmong(customers, outcomes).map((id) => happening('CUSTOMER_DISSOLVED', id, null, [])),
    ...suspected,
  ];
}

/** Customers that have no record left, and ended in no other. */
export function dissolvedAmong(customers: readonly CustomerState[], outcomes: readonly Outcome[]): string[] {
  const living = new Set(outcomes.flatMap(({ id, absorbs }) => [id, ...absorbs]));
  return customers.map(({ id }) => id).filter((id) => !living.has(id));
}

function happening(
  type: EventType,
  customerId: string,
  otherCustomerId: string | null,
  recordKeys: string[],
): Happening {
  return { type, customerId, otherCustomerId, recordKeys };
}

function arrivalsAt({ id, isNew, isRestored, absorbs, arrivals }: Outcome): Happening[] {
  if (isNew && isOfNewRecords(arrivals)) return [happening('CUSTOMER_CREATED', id, null, arrivals.get(null) ?? [])];
  return [...arrivals].map(([from, keys]) => {
    if (from === null) return happening('RECORD_ADDED', id, null, keys);
    if (absorbs.includes(from)) return happening('CUSTOMER_MERGED', id, from, keys);
    if (isRestored) return happening('CUSTOMER_RESTORED', id, from, keys);
    return happening(isNew ? 'CUSTOMER_SPLIT' : 'RECORD_MOVED', id, from, keys);
  });
}

/** An earlier part of the batch may have given the record another customer than it was read with. */
function removal({ key, before, after }: Revision, formerHomes: ReadonlyMap<string, string>): Happening[] {
  if (!before || after !== null) return [];
  return [happening('RECORD_REMOVED', formerHomes.get(key) ?? before.customerId, null, [key])];
}

function change({ key, before, after }: Revision, customerId: string | undefined): Happening[] {
  if (!before || !after || customerId === undefined) return [];
  const isSame = sayTheSame(before.record, after.record) && isDeepStrictEqual(before.formerKeys, after.formerKeys);
  return isSame ? [] : [happening('RECORD_CHANGED', customerId, null, [key])];
}

/** A newer time stamp on the same values is nothing that happened. */
export function sayTheSame(before: PartyRecord, after: PartyRecord): boolean {
  return isDeepStrictEqual({ ...before, updatedAt: null }, { ...after, updatedAt: null });
}
