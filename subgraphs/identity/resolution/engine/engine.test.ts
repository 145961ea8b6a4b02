import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../alert.ts';
import { keyLimits } from '../candidates/key-types.ts';
import type { Match } from '../match.ts';
import { anyRecord } from '../population/fixture.ts';
import { entryOf } from '../prepare.ts';
import type { Proposal } from '../proposal.ts';
import type { PartyRecord } from '../record.ts';
import { Engine } from './engine.ts';
import type { Regrouping } from './regrouping.ts';
import { defaultRules, type LinkingRules } from './rules.ts';

/** Everything small, so that a dozen records cross every limit. */
const rules: LinkingRules = {
  ...defaultRules,
  largestComponent: 4,
  suspicion: { weight: 0, records: 5, density: 0.7, side: 2 },
  identifierLimits: [{ identifier: 'email', most: 3 }],
  cleanSources: ['billing'],
  departmentBars: [
    { departments: ['sales', 'support'], mergeBar: 500 },
    { departments: ['sales', 'billing'], mergeBar: -3500 },
  ],
};
const limits = keyLimits(0).map((_, type) => 2 + (type % 3));
const keys = 14;

/** Plays what an engine tells, as a store would keep it. */
class Told {
  readonly matches = new Map<string, string>();
  readonly proposals = new Map<string, string>();
  readonly alerts = new Map<string, string>();

  play({ matches, removedMatches, ...rest }: Regrouping): this {
    for (const { low, high } of removedMatches) this.matches.delete(`${low.key} ${high.key}`);
    for (const match of matches) {
      expect(match.isNew).toBe(!this.matches.has(`${match.low.key} ${match.high.key}`));
      this.matches.set(`${match.low.key} ${match.high.key}`, JSON.stringify(timeless(match)));
    }
    for (const id of rest.withdrawnProposals) this.proposals.delete(id);
    for (const proposal of rest.proposals) this.proposals.set(proposal.id, JSON.stringify(timeless(proposal)));
    for (const id of rest.clearedAlerts) this.alerts.delete(id);
    for (const alert of rest.alerts) this.alerts.set(alert.id, JSON.stringify(timeless(alert)));
    return this;
  }

  get sorted(): string[] {
    return [...this.matches.values(), ...this.proposals.values(), ...this.alerts.values()].sort();
  }
}

function timeless({ low, high, ...rest }: Match | Proposal | Alert): Record<string, unknown> {
  return { low: low.key, high: high.key, ...rest, isNew: undefined };
}

function groupsOf(engine: Engine, clusters: readonly number[][]): string[] {
  return clusters
    .map((slots) =>
      slots
        .map((slot) => engine.population.keyOf(slot))
        .sort()
        .join(),
    )
    .sort();
}

const anyDepartment = fc.constantFrom('sales', 'support', 'billing');
const anyChange = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(anyRecord(keys), anyDepartment).map(([record, department]) => {
      const renamed: PartyRecord = { ...record, department, key: `${department}:contact:${record.sourceId}` };
      return { key: renamed.key, record: renamed };
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(keys - 1), anyDepartment).map(([id, department]) => {
      return { key: `${department}:contact:${id % 2 === 0 ? `${id}` : `a:${id}`}`, record: null };
    }),
  },
);

describe('Engine', () => {
  it('tells the same customers, matches, proposals and alerts for the same records, whatever happened before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 6),
        fc.array(fc.array(anyChange, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        (enoughPoints, batches) => {
          const lived = new Engine(rules, { limits, enoughPoints });
          const told = new Told();
          const present = new Map<string, PartyRecord>();
          for (const batch of batches) {
            const last = new Map(batch.map(({ key, record }) => [key, record]));
            const put = [...last.values()].filter((record) => record !== null);
            const remove = [...last].flatMap(([key, record]) => (record === null && present.has(key) ? [key] : []));
            for (const record of put) present.set(record.key, record);
            for (const key of remove) present.delete(key);
            told.play(lived.apply({ put: put.map((record) => entryOf(record, [], 1)), remove }));
          }
          const fresh = new Engine(rules, { limits, enoughPoints });
          const shuffled = [...present.values()].sort((a, b) => (a.sourceId < b.sourceId ? 1 : -1));
          const loaded = new Told().play(
            fresh.apply({ put: shuffled.map((record) => entryOf(record, [], 1)), remove: [] }),
          );
          expect(told.sorted).toEqual(loaded.sorted);
          expect(groupsOf(lived, lived.everything().clusters)).toEqual(groupsOf(fresh, fresh.everything().clusters));
          expect(new Told().play(lived.everything()).sorted).toEqual(loaded.sorted);
        },
      ),
      { numRuns: 400 },
    );
  });
});
