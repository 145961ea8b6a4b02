import { describe, expect, it } from 'vitest';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { hashedKeys } from './blocking-keys.ts';
import { keyLimits, typeOfKey } from './key-types.ts';

const nobody: PartyRecord = {
  ...{ key: 'sales:contact:1', department: 'sales', type: 'contact', sourceId: '1', kind: 'PERSON' },
  ...{ name: null, givenName: null, familyName: null, otherNames: [], birthDate: null, updatedAt: null },
  ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], attributes: [] },
};

let records = 0;

/** One of them is of the record's own id. */
function keysOf(values: Partial<PartyRecord>): number[] {
  records += 1;
  return hashedKeys(profileOf({ ...nobody, ...values, key: `sales:contact:${records}` }));
}

function shared(a: readonly number[], b: readonly number[]): number[] {
  return a.filter((key) => b.includes(key));
}

describe('blocking keys', () => {
  it('are the same for names in each other’s place', () => {
    const keys = keysOf({ givenName: 'Anna', familyName: 'Berg' });
    expect(shared(keys, keysOf({ givenName: 'Berg', familyName: 'Anna' }))).toHaveLength(keys.length - 1);
  });

  it('are the same for a name that is written as one word or as two', () => {
    const keys = keysOf({ givenName: 'Nour', familyName: 'al-Rashid' });
    const names = shared(keys, keysOf({ givenName: 'Nour', familyName: 'Alrashid' }));
    expect(names).toHaveLength(2);
  });

  it('survive a slip in a name beside the same date of birth', () => {
    const [whole, slip] = ['Stefan', 'Stephan'].map((givenName) => keysOf({ givenName, birthDate: '1980-02-01' }));
    expect(shared(whole ?? [], slip ?? [])).not.toEqual([]);
  });

  it('are shared by two of one small town of whom each says what the other does not', () => {
    const addresses = [{ street: null, city: 'Athelstone', region: null, postalCode: null, country: null }];
    const born = keysOf({ birthDate: '1980-02-01', addresses });
    expect(shared(born, keysOf({ givenName: 'Anna', addresses }))).toHaveLength(1);
    expect(shared(born, keysOf({ birthDate: '1980-07-13', addresses }))).toHaveLength(2);
  });

  it('are shared by two of one postal code who say no name, born in one year or not', () => {
    const addresses = [{ street: null, city: null, region: null, postalCode: '05920', country: null }];
    const born = keysOf({ birthDate: '1991-04-19', addresses });
    expect(shared(born, keysOf({ addresses }))).toHaveLength(1);
    expect(shared(born, keysOf({ birthDate: '1991-06-02', addresses }))).toHaveLength(2);
  });

  it('are shared by two who agree in an attribute, and more of them by two who agree in several', () => {
    const saying = (birthplace: string, occupation: string): number[] =>
      keysOf({
        attributes: [
          { name: 'birthplace', value: birthplace },
          { name: 'occupation', value: occupation },
        ],
      });
    const painter = saying('Ulm', 'painter');
    expect(shared(painter, saying('Ulm', 'sailor'))).toHaveLength(1);
    expect(shared(painter, saying('Ulm', 'painter'))).toHaveLength(3);
    expect(shared(painter, saying('painter', 'Ulm'))).toEqual([]);
  });

  it('of a person and of a company are never the same', () => {
    const emails = ['ann@firm.example'];
    expect(shared(keysOf({ emails }), keysOf({ emails, kind: 'ORGANISATION' }))).toEqual([]);
  });

  it('end in their type, which has a limit', () => {
    const keys = keysOf({ givenName: 'Anna', familyName: 'Berg', birthDate: '1980-02-01', phones: ['030 5557788'] });
    expect(keys.map((key) => (keyLimits(1)[typeOfKey(key)] ?? 0) > 0)).toEqual(keys.map(() => true));
  });
});
