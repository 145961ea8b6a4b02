import { describe, expect, it } from 'vitest';
import type { Party } from '../../../kit/party.ts';
import { recordChange } from '../../following/record-change.ts';
import { Resolver } from '../../linking/resolver.ts';
import type { IdentityStore } from '../identity-store.ts';
import { disposable } from './customers.ts';
import { customerOf, partition, person, upserted } from './fixture.ts';

const megabyte = 'x'.repeat(1_000_000);
const many = <Item>(count: number, make: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => make(n));
const place = (value: string) => ({
  street: `${value} 1`,
  city: value,
  region: value,
  postalCode: value,
  country: value,
});

/** What departments should not tell, and will. */
const garbage: Record<string, Record<string, unknown>> = {
  'half characters': {
    name: 'Ja\ud800ne',
    givenName: '\udc00',
    emails: ['j\ud800@x.io'],
    addresses: [place('\ud800')],
  },
  NUL: { name: 'Ja\0ne', givenName: '\0', emails: ['j\0@x.io'], externalIds: [{ system: '\0', value: '\0' }] },
  'control characters': { name: '\u0001\u001b[31m\ufeff\u200b', emails: ['\u200b@x.io'] },
  'a name of a megabyte': { name: megabyte, givenName: megabyte, familyName: `${megabyte} ${megabyte}` },
  'a name of 100,000 words': { name: 'jane doe '.repeat(100_000) },
  'a name of 20,000 different words': { name: many(20_000, (n) => `w${n.toString(36)}`).join(' ') },
  'letters that are words in plain letters': { name: '\ufdfa'.repeat(1000), addresses: [place('\ufdfa'.repeat(900))] },
  'a letter with 100,000 accents': { name: `a${'\u0301'.repeat(100_000)}` },
  'values of a megabyte': {
    ...{
      emails: [`${megabyte}@x.io`, `a@${megabyte}.io`],
      phones: ['9'.repeat(1_000_000)],
      domains: [`${megabyte}.io`],
    },
    ...{ externalIds: [{ system: megabyte, value: megabyte }], taxIds: ['1'.repeat(1_000_000)], birthDate: megabyte },
    addresses: [place(megabyte)],
  },
  'a company with a name of a megabyte': { kind: 'ORGANISATION', name: `Acme ${megabyte}` },
  'thousands of emails and phones': {
    emails: many(5000, (n) => `u${n}@x.io`),
    phones: many(5000, (n) => `+4930${9_000_000 + n}`),
  },
  'thousands of addresses': { addresses: many(3000, (n) => place(`Street ${n}`)) },
  'numbers for texts': { name: 5, emails: [5], birthDate: 19_800_203, externalIds: [{ system: 'a', value: 7 }] },
  'nothing for lists': { emails: null, phones: null, addresses: null, externalIds: null, taxIds: null, domains: null },
  'texts for lists': { emails: 'jane@x.io', phones: '030', addresses: 'Berlin', externalIds: 'a', taxIds: 'b' },
  'lists of anything': { emails: [null, {}, []], addresses: [null, 5, []], externalIds: [null, { system: null }] },
  'times that are none': { updatedAt: 1e300, birthDate: '0000-00-00' },
  'names of families and emojis': { name: '👨‍👩‍👧‍👦'.repeat(300), givenName: '👩🏽‍🚀', familyName: '🇩🇪' },
  'text from right to left': { name: '\u202eمحمد علي\u202c', emails: ['محمد@مثال.مصر'] },
  'names that objects have': {
    ...{ name: '__proto__', givenName: 'constructor', familyName: 'toString', emails: ['__proto__@constructor.io'] },
    ...{
      externalIds: [{ system: '__proto__', value: 'constructor' }],
      taxIds: ['valueOf'],
      addresses: [place('constructor')],
    },
  },
};

const party: Party = {
  ...{
    kind: 'PERSON',
    name: null,
    givenName: null,
    familyName: null,
    birthDate: null,
    employer: null,
    updatedAt: null,
  },
  ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [] },
};

function changeOf(entityId: string, told: Record<string, unknown>) {
  const payload = { party: { ...party, ...told } };
  const change = recordChange('a', {
    sequence: 1,
    id: '',
    entity: 'contact',
    entityId,
    type: 'upserted',
    payload,
    at: 0,
  });
  if (change?.type !== 'upserted') throw new Error(`${entityId} is not taken for a record`);
  return change;
}

export function garbageCases(open: () => Promise<IdentityStore>): void {
  describe('what departments should not tell', () => {
    it('is taken in without what cannot be kept, twice, read again, and taken away', async () => {
      await using store = disposable(await open());
      const changes = Object.entries(garbage).map(([name, told]) => changeOf(name, told));
      const jane = { name: 'Jane Doe', emails: ['jane@x.io'], birthDate: '1980-02-03' };
      const neighbours = ['b:lead:1', 'b:lead:2'].map((key) => upserted(person(key, jane)));
      const all = [...changes, ...neighbours];
      await new Resolver(store).take({ department: 'a', after: 0, last: 1, changes: all });
      for (const { record } of changes) expect(await customerOf(store, record.key)).not.toBeNull();
      expect(await customerOf(store, 'b:lead:1')).toBe(await customerOf(store, 'b:lead:2'));

      const before = await partition(store);
      await new Resolver(store).take({ department: 'a', after: 1, last: 2, changes: all });
      expect(await partition(store)).toEqual(before);
      const kept = await store.records({ department: 'a', limit: 100 });
      const told = new Map(changes.map(({ record }) => [record.key, record]));
      expect(kept).toHaveLength(changes.length);
      for (const { record } of kept) expect(record).toEqual(told.get(record.key));

      const deletions = changes.map(({ record }) => ({ type: 'deleted', key: record.key }) as const);
      await new Resolver(store).take({ department: 'a', after: 2, last: 3, changes: deletions });
      expect(await partition(store)).toEqual([['b:lead:1', 'b:lead:2']]);
    });
  });
}
