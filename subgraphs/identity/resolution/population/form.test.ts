import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameWord } from '../comparison/name.ts';
import type { PartyRecord } from '../record.ts';
import { anyRecord, entryOf, plain } from './fixture.ts';
import { formOf } from './form.ts';
import { PackedRecords } from './packed-records.ts';

const packed = new PackedRecords();
let slots = 0;

/** As of a record that stands where another one stood before. */
function formOfRecord(record: PartyRecord): number {
  const { key, profile, name } = entryOf(record);
  const slot = slots++ % 3;
  packed.set(slot, key, name, profile);
  return formOf(packed.sketches, slot, key, profile);
}

function saidBy(record: PartyRecord): string {
  const { ownIds: _, attributes, ...said } = plain(entryOf(record).profile);
  return JSON.stringify([said, [...attributes]], (_key, value) => (value instanceof NameWord ? value.text : value));
}

describe('formOf', () => {
  it('is the same for two records of a type that say the same, whatever their ids', () => {
    fc.assert(
      fc.property(anyRecord(6), fc.nat(99), (record, id) => {
        const other = { ...record, sourceId: `n${id}`, key: `sales:contact:n${id}` };
        if (saidBy(record) !== saidBy(other)) return;
        expect(formOfRecord(other)).toBe(formOfRecord(record));
      }),
    );
  });

  it('is another where anything that is compared is another, or the type of the record', () => {
    fc.assert(
      fc.property(anyRecord(6), anyRecord(6), fc.nat(12), (record, another, place) => {
        const names = Object.keys(record) as (keyof PartyRecord)[];
        const name = names[place % names.length] ?? 'emails';
        if (['key', 'department', 'type', 'sourceId', 'updatedAt'].includes(name)) return;
        const other = { ...record, [name]: another[name] };
        const isSame = saidBy(record) === saidBy(other);
        expect(formOfRecord(other) === formOfRecord(record)).toBe(isSame);
        expect(formOfRecord({ ...record, key: record.key.replace('contact', 'lead') })).not.toBe(formOfRecord(record));
      }),
      { numRuns: 2000 },
    );
  });
});
