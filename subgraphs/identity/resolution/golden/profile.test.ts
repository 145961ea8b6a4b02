import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import type { Address, PartyRecord } from '../record.ts';
import { goldenName } from './name.ts';
import { goldenProfile, type ProfileEntry } from './profile.ts';
import { attributes, defaultSurvivorship, type Strategy, type Survivorship } from './survivorship.ts';

/** All attributes by the same strategies. */
function allBy(...strategies: Strategy[]): Survivorship {
  return {
    ...{ name: strategies, emails: strategies, phones: strategies, addresses: strategies, birthDate: strategies },
    ...{ taxIds: strategies, externalIds: strategies, domains: strategies },
  };
}

/** An entry in one line: the value, the record, those who say the same, and what decided. */
function told({ value, record, sources, rule }: ProfileEntry<unknown>): unknown[] {
  return [value, record.key, sources.map(({ key }) => key), rule];
}

const elm = (values: Partial<Address> = {}): Address => ({
  ...{ street: 'Elm Street 1', city: 'Berlin', region: null, postalCode: '10115', country: null },
  ...values,
});

describe('the golden profile', () => {
  it('lists each value once, with all who say it, the freshest first, and says what put it before the next', () => {
    const records = [
      person('marketing:contact:1', { emails: ['JANE@x.io', 'old@x.io'], updatedAt: 1 }),
      person('sales:lead:1', { emails: ['jane@x.io'], updatedAt: 3 }),
      person('billing:account:1', { emails: ['jane@x.io', 'bills@x.io', 'no-reply@x.io'], updatedAt: 2 }),
    ];
    expect(goldenProfile(records, defaultSurvivorship).emails.map(told)).toEqual([
      ['jane@x.io', 'sales:lead:1', ['sales:lead:1', 'billing:account:1', 'marketing:contact:1'], 'MOST_RECENT'],
      ['bills@x.io', 'billing:account:1', ['billing:account:1'], 'MOST_RECENT'],
      ['old@x.io', 'marketing:contact:1', ['marketing:contact:1'], null],
    ]);
    const byTrust = allBy({ MOST_TRUSTED_SOURCE: ['billing', 'marketing'] });
    expect(goldenProfile(records, byTrust).emails.map(told)).toEqual([
      ['jane@x.io', 'billing:account:1', ['sales:lead:1', 'billing:account:1', 'marketing:contact:1'], 'RECORD_ORDER'],
      ['bills@x.io', 'billing:account:1', ['billing:account:1'], 'MOST_TRUSTED_SOURCE'],
      ['old@x.io', 'marketing:contact:1', ['marketing:contact:1'], null],
    ]);
  });

  it('takes a type of records for more or less trustworthy than the rest of its department', () => {
    const records = ['sales:account:1', 'sales:lead:1', 'billing:account:1'].map((key) =>
      person(key, { phones: [`+49 30 90182${key.length}`] }),
    );
    const order = (...sources: string[]): string[] =>
      goldenProfile(records, allBy({ MOST_TRUSTED_SOURCE: sources })).phones.map(({ record }) => record.key);
    expect(order('sales:lead', 'billing', 'sales')).toEqual(['sales:lead:1', 'billing:account:1', 'sales:account:1']);
    expect(order('sales', 'billing', 'sales:lead')).toEqual(['sales:account:1', 'billing:account:1', 'sales:lead:1']);
  });

  it('finds the address of most parts, the number with its country and the whole date the most complete', () => {
    const records = [
      person('a:contact:1', { addresses: [elm()], phones: ['901820'], birthDate: '1979' }),
      person('a:contact:2', {
        addresses: [elm({ country: 'DE' })],
        phones: ['+49 30 901820'],
        birthDate: '1980-02-03',
      }),
      person('a:contact:3', { addresses: [elm({ street: 'Oak Road 2', postalCode: null })] }),
    ];
    const { addresses, phones, birthDate } = goldenProfile(records, allBy('MOST_COMPLETE'));
    expect(addresses.map(told)).toEqual([
      [elm({ country: 'DE' }), 'a:contact:2', ['a:contact:1', 'a:contact:2'], 'MOST_COMPLETE'],
      [elm({ street: 'Oak Road 2', postalCode: null }), 'a:contact:3', ['a:contact:3'], null],
    ]);
    expect(phones.map(({ value }) => value)).toEqual(['+49 30 901820']);
    expect(birthDate && told(birthDate)).toEqual(['1980-02-03', 'a:contact:2', ['a:contact:2'], 'MOST_COMPLETE']);
  });

  it('counts a record once, however often it says something', () => {
    const records = [
      person('a:contact:1', { emails: ['one@x.io', 'ONE@x.io', 'One@x.io'] }),
      person('a:contact:2', { emails: ['two@x.io'] }),
      person('a:contact:3', { emails: ['two@x.io'] }),
    ];
    const { emails } = goldenProfile(records, allBy('MOST_FREQUENT'));
    expect(emails.map(({ value, rule }) => [value, rule])).toEqual([
      ['two@x.io', 'MOST_FREQUENT'],
      ['one@x.io', null],
    ]);
  });

  it('takes what its source puts no time to for the oldest', () => {
    const records = [
      person('a:contact:1', { birthDate: '1980-02-03' }),
      person('a:contact:2', { birthDate: '1980-02-04', updatedAt: -1 }),
    ];
    expect(goldenProfile(records, defaultSurvivorship).birthDate?.value).toBe('1980-02-04');
  });

  it('shows a date that says less only where none agrees with it that says more', () => {
    const records = [
      person('a:contact:1', { birthDate: '1980-02-03', updatedAt: 1 }),
      person('a:contact:2', { birthDate: '1980', updatedAt: 3 }),
      person('a:contact:3', { birthDate: '1900-01-01', updatedAt: 4 }),
    ];
    const { birthDate, conflicts } = goldenProfile(records, defaultSurvivorship);
    expect([birthDate?.value, conflicts]).toEqual(['1980-02-03', []]);
  });

  it('has tax ids, ids in other systems and domains, each once in whatever spelling', () => {
    const records = [
      person('sales:account:1', {
        ...{ kind: 'ORGANISATION', taxIds: ['DE 136 695 976'], domains: ['https://www.acme.example/shop'] },
        externalIds: [{ system: 'Loyalty', value: 'L-1042' }],
      }),
      person('billing:account:1', {
        ...{
          kind: 'ORGANISATION',
          taxIds: ['DE136695976', 'n/a'],
          domains: ['acme.example', 'gmail.com'],
          updatedAt: 1,
        },
        externalIds: [{ system: 'loyalty', value: 'L-1042' }],
      }),
    ];
    const { taxIds, externalIds, domains } = goldenProfile(records, defaultSurvivorship);
    const both = ['billing:account:1', 'sales:account:1'];
    expect([...taxIds, ...externalIds, ...domains].map(told)).toEqual([
      ['DE136695976', 'billing:account:1', both, null],
      [{ system: 'loyalty', value: 'L-1042' }, 'billing:account:1', both, null],
      ['acme.example', 'billing:account:1', both, null],
    ]);
  });

  it('keeps each number of a company that holds one and the same: for VAT, of each place, of each state', () => {
    const numbers = ['FR83404833048', '404 833 048 00022', '404 833 048 00030', '27AAPFU0939F1ZV', '29AAPFU0939F1ZR'];
    const { taxIds } = goldenProfile(
      [person('billing:account:1', { kind: 'ORGANISATION', taxIds: numbers })],
      defaultSurvivorship,
    );
    expect(taxIds.map(({ value }) => value).sort()).toEqual([...numbers].sort());
  });

  it('of nothing says nothing', () => {
    expect(goldenProfile([person('a:contact:1')], defaultSurvivorship)).toEqual({
      ...{ name: null, emails: [], phones: [], addresses: [], birthDate: null },
      ...{ taxIds: [], externalIds: [], domains: [], conflicts: [] },
    });
  });
});

describe('conflicts', () => {
  it('say which attributes disagree, between whom, and by what the others lost', () => {
    const records = [
      person('sales:lead:1', { name: 'Jane Doe', birthDate: '1980-02-03', updatedAt: 1 }),
      person('sales:lead:2', { name: 'J. Doe', birthDate: '1980', updatedAt: 2 }),
      person('support:requester:1', { name: 'doe jane', birthDate: '1980-03-02', updatedAt: 4 }),
      person('billing:account:1', { name: 'Jane Miller', birthDate: '1980-02-03', updatedAt: 3 }),
    ];
    const conflicts = goldenProfile(records, defaultSurvivorship).conflicts.map(({ attribute, survivor, others }) => ({
      ...{ attribute, survivor: told(survivor), others: others.map(told) },
    }));
    expect(conflicts).toEqual([
      {
        attribute: 'name',
        survivor: ['doe jane', 'support:requester:1', ['support:requester:1', 'sales:lead:1'], 'MOST_FREQUENT'],
        others: [['Jane Miller', 'billing:account:1', ['billing:account:1'], 'MOST_FREQUENT']],
      },
      {
        attribute: 'birthDate',
        survivor: ['1980-03-02', 'support:requester:1', ['support:requester:1'], 'MOST_RECENT'],
        others: [['1980-02-03', 'billing:account:1', ['billing:account:1', 'sales:lead:1'], 'MOST_RECENT']],
      },
    ]);
  });
});

describe('the same records', () => {
  const few = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
  const record = fc.record({
    department: few('sales:lead', 'sales:account', 'billing:account'),
    updatedAt: few(null, 1, 2),
    name: few(null, 'Jane Doe', 'JANE DOE', 'doe, jane', 'J. Doe', 'Jane Miller', 'Guest'),
    emails: fc.array(few('jane@x.io', 'JANE@x.io', 'bills@x.io', 'none'), { maxLength: 3 }),
    phones: fc.array(few('+49 30 901820', '0049 30901820', '901820'), { maxLength: 2 }),
    addresses: fc.array(few(elm(), elm({ street: 'Elm St. 1' }), elm({ country: 'DE' }), elm({ city: null })), {
      maxLength: 2,
    }),
    birthDate: few(null, '1980', '1980-02', '1980-02-03', '1980-03-02', '1900-01-01'),
    taxIds: fc.array(few('DE136695976', 'de 136695976', 'GB147258369'), { maxLength: 2 }),
  });
  const records = fc
    .array(record, { minLength: 1, maxLength: 6 })
    .map((drawn) => drawn.map(({ department, ...values }, n): PartyRecord => person(`${department}:${n}`, values)));
  const strategy = few<Strategy>(
    ...(['MOST_RECENT', 'MOST_COMPLETE', 'MOST_FREQUENT'] as const),
    ...[['billing', 'sales'], ['sales:lead'], ['sales', 'sales:lead']].map((each) => ({ MOST_TRUSTED_SOURCE: each })),
  );
  const survivorship = fc
    .tuple(...attributes.map(() => fc.array(strategy, { maxLength: 4 })))
    .map((drawn): Survivorship => {
      const [name = [], emails = [], phones = [], addresses = [], birthDate = [], taxIds = []] = drawn;
      const [, , , , , , externalIds = [], domains = []] = drawn;
      return { name, emails, phones, addresses, birthDate, taxIds, externalIds, domains };
    });

  it('give the same profile in whatever order they come, and the name that lists show', () => {
    const shuffled = records.chain((drawn) =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
    );
    fc.assert(
      fc.property(shuffled, survivorship, ([drawn, again], by) => {
        const profile = goldenProfile(drawn, by);
        expect(goldenProfile(again, by)).toEqual(profile);
        expect(goldenName(again, by.name)).toBe(profile.name?.value ?? null);
      }),
    );
  });

  it('keep every value that can be read, each where one of its records has it', () => {
    fc.assert(
      fc.property(records, survivorship, (drawn, by) => {
        const { emails, taxIds } = goldenProfile(drawn, by);
        const kept = new Set(emails.map(({ value }) => value.toLowerCase()));
        const said = drawn.flatMap((each) => each.emails).filter((email) => email !== 'none');
        expect(kept).toEqual(new Set(said.map((email) => email.toLowerCase())));
        for (const { value, record, sources } of emails) {
          expect(record.emails).toContain(value);
          expect(sources).toContain(record);
        }
        expect(taxIds.flatMap(({ sources }) => sources)).toHaveLength(
          drawn.flatMap((each) => [...new Set(each.taxIds.map((id) => id.toUpperCase().replace(' ', '')))]).length,
        );
      }),
    );
  });
});
