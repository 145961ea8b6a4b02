import { describe, expect, it } from 'vitest';
import { profileOf } from './profile.ts';
import type { PartyRecord } from './record.ts';

const person: PartyRecord = {
  ...{ key: 'sales:contact:1', department: 'sales', type: 'contact', sourceId: '1', kind: 'PERSON' },
  ...{ name: 'Jane Doe', givenName: null, familyName: null, birthDate: null, updatedAt: null },
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
};

describe('profiles', () => {
  it.each([
    ['1980-02-03', '19800203'],
    ['1980-02', '198002'],
    ['1980', '1980'],
    ['1970-01-01', null],
    ['1900-01-01', null],
  ])('the birth date %s is %s', (birthDate, expected) => {
    expect(profileOf({ ...person, birthDate }).birthDate).toBe(expected);
  });
});
