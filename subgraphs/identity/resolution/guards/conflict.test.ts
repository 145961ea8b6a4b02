import { describe, expect, it } from 'vitest';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { conflictsBetween } from './conflict.ts';

const nobody: PartyRecord = {
  ...{ key: 'billing:account:1', department: 'billing', type: 'account', sourceId: '1', kind: 'PERSON' },
  ...{ name: null, givenName: null, familyName: null, otherNames: [], emails: [], phones: [], addresses: [] },
  ...{ birthDate: null, externalIds: [], taxIds: [], domains: [], attributes: [], updatedAt: null },
};

function conflicts(a: Partial<PartyRecord>, b: Partial<PartyRecord>): readonly string[] {
  const [one, other] = [profileOf({ ...nobody, ...a }), profileOf({ ...nobody, ...b })];
  expect(conflictsBetween(other, one)).toEqual(conflictsBetween(one, other));
  return conflictsBetween(one, other);
}

const born = { birthDate: '1970-10-10', taxIds: ['DE136695976'] };

describe('conflictsBetween', () => {
  it.each([
    ['Robert Smith Jr', 'Robert Smith Sr', ['GENERATION']],
    ['Robert Smith II', 'Robert Smith III', ['GENERATION']],
    ['Robert Smith Jr.', 'Robert Smith junior', []],
    ['Robert Smith Jr', 'Robert Smith', []],
  ])('%s and %s: %s', (a, b, guard) => {
    expect(conflicts({ name: a }, { name: b })).toEqual(guard);
  });

  it.each([
    ['1952', '1978', ['GENERATION']],
    ['1952-03-04', '1978-11-20', ['GENERATION']],
    ['1952', '1978-11-20', ['GENERATION']],
    ['1952-03-04', '1982-03-04', []],
    ['1952', '1982', []],
    ['1952', '1953', []],
    ['1902', '1978', []],
  ])('Robert Smith of %s and Robert Smith Jr of %s, as father and son may be: %s', (a, b, guard) => {
    expect(conflicts({ name: 'Robert Smith', birthDate: a }, { name: 'Robert Smith Jr', birthDate: b })).toEqual(guard);
    expect(conflicts({ name: 'Robert Smith', birthDate: a }, { name: 'Robert Smith', birthDate: b })).toEqual([]);
  });

  it('keeps apart who differs in birth date and tax id', () => {
    const other = { birthDate: '1990-03-15', taxIds: ['DE811569869'] };
    expect(conflicts(born, other)).toEqual(['BIRTH_DATE_AND_TAX_ID']);
  });

  it('says both where both speak', () => {
    const junior = { ...born, name: 'Robert Smith Jr' };
    const senior = { birthDate: '1940-03-15', taxIds: ['DE811569869'], name: 'Robert Smith Sr' };
    expect(conflicts(junior, senior)).toEqual(['GENERATION', 'BIRTH_DATE_AND_TAX_ID']);
  });

  it.each([
    ['only the birth date differs', { ...born, birthDate: '1990-03-15' }],
    ['only the tax id differs', { ...born, taxIds: ['DE811569869'] }],
    ['the birth date differs by a slip', { birthDate: '1970-10-11', taxIds: ['DE811569869'] }],
    ['the tax id differs by a slip', { birthDate: '1990-03-15', taxIds: ['DE136695967'] }],
    ['only the year is known', { birthDate: '1990', taxIds: ['DE811569869'] }],
    ['one of them says nothing', { taxIds: ['DE811569869'] }],
  ])('lets a pair be where %s', (_, other) => {
    expect(conflicts(born, other)).toEqual([]);
  });
});
