import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Resolver } from '../../linking/resolver.ts';
import type { RecordChange } from '../../resolution/changes.ts';
import {
  type BlockedValue,
  type DepartmentBar,
  defaultRules,
  type IdentifierLimit,
  type LinkingRules,
} from '../../resolution/engine/rules.ts';
import type { PartyRecord } from '../../resolution/record.ts';
import type { IdentityStore } from '../identity-store.ts';
import { person, upserted } from './fixture.ts';
import { graph } from './graph.ts';

/** Low limits, so that a dozen records cross them. */
const usualRules: LinkingRules = {
  ...defaultRules,
  ...{ largestComponent: 6, suspicion: { weight: 0, records: 6, density: 0.6, side: 2 } },
  identifierLimits: [{ identifier: 'email', most: 2 }],
};

const anyLimit = fc
  .record({ identifier: fc.constantFrom('email', 'phone', 'taxId', 'externalId:a'), most: fc.constantFrom(1, 2) })
  .chain((limit) => fc.constantFrom<IdentifierLimit>(limit, { ...limit, withinDays: 1 }));

const blockedValues: BlockedValue[] = [
  { identifier: 'email', value: 'A@X.io' },
  { identifier: 'email', pattern: '^c@' },
  { identifier: 'phone', value: '030 901821' },
  { identifier: 'externalId', pattern: '^[13]$' },
  { identifier: 'domain', value: 'x.io' },
];

/** As operators may choose them in a file of rules. */
const chosenRules: fc.Arbitrary<LinkingRules> = fc
  .record({
    mergeBar: fc.constantFrom(-1500, -1500, 0, 4000),
    proposalPairBar: fc.constantFrom(-1500, 3000, 9000),
    departmentBars: fc.subarray<DepartmentBar>([
      { departments: ['a', 'b'], mergeBar: 6000 },
      { departments: ['c', 'b'], mergeBar: -6000 },
      { departments: ['a', 'a'], mergeBar: 2000 },
    ]),
    identifierLimits: fc.array(anyLimit, { maxLength: 3 }),
    cleanSources: fc.subarray(['a', 'b:contact', 'c:lead'], { maxLength: 2 }),
    holdTwins: fc.constantFrom(true, false, 'likely' as const),
    holdParents: fc.constantFrom(true, false, 'likely' as const),
    blockedValues: fc.subarray(blockedValues),
    suspicion: fc.record({
      weight: fc.constantFrom(0, 4000),
      records: fc.constantFrom(4, 6),
      density: fc.constantFrom(0.6, 0.9),
      side: fc.constant(2),
    }),
    largestComponent: fc.constantFrom(4, 6, 300),
    largestLooseComponent: fc.constantFrom(4, 60),
  })
  .map((chosen) => ({ ...defaultRules, ...chosen }));

export const anyRules = fc.oneof(fc.constant(usualRules), { weight: 2, arbitrary: chosenRules });

const keys = Array.from({ length: 12 }, (_, n) => `${'abc'[n % 3]}:contact:${n}`);
const some = (...values: string[]) => fc.subarray(values, { maxLength: 2 });

const anyRecord: fc.Arbitrary<PartyRecord> = fc
  .record({
    key: fc.constantFrom(...keys),
    kind: fc.constantFrom('PERSON' as const, 'PERSON' as const, 'ORGANISATION' as const),
    givenName: fc.constantFrom(null, 'Jane', 'John', 'J', 'Robert', 'Zoe'),
    familyName: fc.constantFrom(null, 'Doe', 'Doe Jr', 'Doe Sr', 'Smith'),
    birthDate: fc.constantFrom(null, '1980-02-03', '1951-11-30'),
    taxIds: fc.subarray(['DE136695976', 'DE129273398'], { maxLength: 1 }),
    updatedAt: fc.constantFrom(null, ...[0, 1, 2, 3].map((days) => days * 86_400_000)),
    emails: some('a@x.io', 'b@x.io', 'c@x.io'),
    phones: some('+4930901820', '+4930901821'),
    // Two that records may have, and one that is nobody's: an id spreads over those who claim it.
    externalIds: fc.subarray(['3', '6', '1'].map((value) => ({ system: 'a', value }))),
  })
  .map(({ key, ...values }) => person(key, values));

const anyChange: fc.Arbitrary<RecordChange> = fc.oneof(
  { weight: 4, arbitrary: anyRecord.map(upserted) },
  { weight: 1, arbitrary: fc.constantFrom(...keys).map((key): RecordChange => ({ type: 'deleted', key })) },
);

/** Several resolvers take turns; some of them are new and have to read what is there. */
async function takeInBatches(
  store: IdentityStore,
  changes: RecordChange[],
  { rules, sizes }: { rules: LinkingRules; sizes: number[] },
): Promise<void> {
  const resolvers = [new Resolver(store, { rules }), new Resolver(store, { rules, recordsPerPart: 2 })];
  let taken = 0;
  for (let n = 0; taken < changes.length; n++) {
    const batch = changes.slice(taken, taken + (sizes[n % sizes.length] ?? 1));
    const resolver = n % 3 === 2 ? new Resolver(store, { rules }) : resolvers[n % 3];
    await resolver?.take({ department: 'feed', after: taken, last: taken + batch.length, changes: batch });
    taken += batch.length;
  }
}

export function orderCases(open: () => Promise<IdentityStore>, numRuns: number): void {
  it('the same records make the same graph by any rules, in any order and batch size, by any resolver, after changes, deletes and re-adds', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyChange, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        anyRules,
        async (changes, sizes, random, rules) => {
          const last = new Map(
            changes.map((change) => [change.type === 'upserted' ? change.record.key : change.key, change]),
          );
          const present = [...last.values()].filter(({ type }) => type === 'upserted');
          const shuffled = present
            .map((change) => ({ change, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place);

          const lived = await open();
          await takeInBatches(lived, changes, { rules, sizes });
          const after = await graph(lived);
          await lived.close();
          const loaded = await open();
          await takeInBatches(
            loaded,
            shuffled.map(({ change }) => change),
            { rules, sizes: [Math.max(1, shuffled.length)] },
          );
          const fresh = await graph(loaded);
          await loaded.close();
          expect(after).toEqual(fresh);
        },
      ),
      { numRuns },
    );
  });
}
