import { type Effects, noEffects, type StoredRecord } from '../../resolution/effects.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import { identifiersOf } from '../../resolution/values/identifier.ts';
import { searchWords } from '../../resolution/values/search-words.ts';
import type { IdentityStore } from '../identity-store.ts';

export const nothing: Effects = { ...noEffects, sequence: 0, stamp: 0, at: 0 };

/** Writes effects as a resolver would, at the next stretch of a feed. */
export async function writeEffects(
  store: IdentityStore,
  effects: Partial<Effects>,
  department = 'feed',
): Promise<void> {
  await store.transact(async (transaction) => {
    const { position, sequence } = await transaction.begin(department);
    await transaction.write({ ...nothing, sequence: sequence + 1, at: 1000, ...effects });
    await transaction.advance(department, { position: position + 1, entryId: null });
  });
}

/** A new record of a customer as the resolver hands it to the store. */
export function newRecord(record: PartyRecord, customerId: string, firstSeen: number): StoredRecord {
  const identifiers = identifiersOf(record);
  return {
    ...{ record, formerKeys: [], identifiers, newIdentifiers: identifiers, words: searchWords(record) },
    ...{ customerId, firstSeen, isNew: true, former: null },
  };
}

export function newCustomer(id: string, ordinal: number, records = 1): Effects['customers'][number] {
  const name = `Customer ${id}`;
  return {
    ...{ id, ordinal, kind: 'PERSON', name, sortName: name.toLowerCase(), records },
    ...{ createdAt: 1000, updatedAt: 1000, isNew: true },
  };
}
