import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable, readToldParty } from './told-party.ts';

const jane = { kind: 'PERSON', name: 'Jane Doe', emails: ['jane@x.io'] };
const nothing = {
  ...{ givenName: null, familyName: null, birthDate: null, updatedAt: null },
  ...{ phones: [], addresses: [], externalIds: [], taxIds: [], domains: [] },
};

describe('readToldParty', () => {
  it('keeps what can be kept beside what cannot', () => {
    const told = {
      ...{ ...jane, givenName: 7, emails: ['jane@x.io', null, 'j\ud800@x.io', `${'x'.repeat(500)}@x.io`] },
      ...{ phones: 'none', taxIds: ['DE1', {}], employer: 'Acme', updatedAt: 12.5 },
      externalIds: [{ system: 'loyalty', value: 'L-1' }, { system: 'loyalty', value: 5 }, null],
      addresses: [{ city: 'Berlin', country: 49 }, 'Berlin'],
    };
    expect(readToldParty(told)).toEqual({
      ...{ ...nothing, ...jane, taxIds: ['DE1'], updatedAt: 12 },
      externalIds: [{ system: 'loyalty', value: 'L-1' }],
      addresses: [{ street: null, city: 'Berlin', region: null, postalCode: null, country: null }],
    });
  });

  it.each([null, 'Jane', 5, [], {}, { name: 'Jane' }, { ...jane, kind: 'ROBOT' }, [jane]])('is null for %j', (told) => {
    expect(readToldParty(told)).toBeNull();
  });

  it('cuts a text that is too long, and a text only', () => {
    const long = 'x'.repeat(5000);
    expect(readToldParty({ ...jane, name: long, domains: [long] })).toMatchObject({
      name: 'x'.repeat(1000),
      domains: [],
    });
  });

  it.each([
    ['1980-02-03', '1980-02-03'],
    ['1980-02', '1980-02'],
    ['1980', '1980'],
    ['1980-02-00', '1980-02'],
    ['1980-00-00', '1980'],
    ['0000-00-00', null],
    ['1980-13-03', null],
    ['1980-02-32', null],
    ['03.02.1980', null],
    ['', null],
  ])('reads the birth date %j as %j', (birthDate, read) => {
    expect(readToldParty({ ...jane, birthDate })).toMatchObject({ birthDate: read });
  });

  it('whatever is told, is null or holds nothing but what stores and indexes take', () => {
    const text = fc.string({ unit: 'binary', maxLength: 1500, size: 'max' });
    const value = fc.oneof(fc.anything(), text, fc.array(fc.oneof(fc.anything(), text), { maxLength: 200 }));
    const kind = fc.constantFrom('PERSON', 'ORGANISATION', 'ROBOT');
    const names = ['name', 'birthDate', 'emails', 'addresses', 'externalIds', 'updatedAt'];
    const anyParty = fc.record({ kind, ...Object.fromEntries(names.map((name) => [name, value])) });
    fc.assert(
      fc.property(fc.oneof(anyParty, fc.anything()), (told) => {
        const read = readToldParty(told);
        const texts = JSON.stringify(read, (_, each) => {
          if (typeof each === 'string') expect(isStorable(each) && each.length <= 1000).toBe(true);
          if (Array.isArray(each)) expect(each.length).toBeLessThanOrEqual(100);
          return each;
        });
        expect(JSON.parse(texts)).toEqual(read);
      }),
      { numRuns: 200 },
    );
  });
});
