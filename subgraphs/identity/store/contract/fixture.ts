import { type ApplyOptions, applyBatch } from '../../apply.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import { type PartyRecord, recordKey, recordName } from '../../resolution/record.ts';
import type { IdentityStore } from '../identity-store.ts';

/** A person's record with nothing but what the test says. */
export function person(key: string, values: Partial<PartyRecord> = {}): PartyRecord {
  const { department, type, sourceId } = recordName(key);
  return {
    ...{ key: recordKey({ department, type, sourceId }), department, type, sourceId, kind: 'PERSON' },
    ...{ name: null, givenName: null, familyName: null, birthDate: null, updatedAt: null },
    ...{
      emails: [],
      phones: [],
      addresses: [],
      externalIds: [],
      taxIds: [],
      domains: [],
      otherNames: [],
      attributes: [],
    },
    ...values,
  };
}

export function upserted(record: PartyRecord): RecordChange {
  return { type: 'upserted', record };
}

/** Takes changes in as the next stretch of a department's feed. */
export async function take(
  store: IdentityStore,
  changes: RecordChange[],
  options: ApplyOptions = {},
  department = 'feed',
): Promise<void> {
  const after = (await store.feedPositions()).get(department) ?? 0;
  const { applied } = await applyBatch(store, { department, after, last: after + changes.length, changes }, options);
  if (!applied) throw new Error('the batch was taken in by someone else');
}

/** Which records are one customer: the keys of each, sorted. */
export async function partition(store: IdentityStore): Promise<string[][]> {
  const customers = await store.customers({ sort: 'name', direction: 'asc', limit: 1000 });
  return customers.map(({ recordKeys }) => [...recordKeys].sort()).sort();
}

export async function customerOf(store: IdentityStore, key: string): Promise<string | null> {
  const [customer] = await store.customersByRecord([key]);
  return customer?.id ?? null;
}
