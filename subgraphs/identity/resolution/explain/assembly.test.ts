import { describe, expect, it } from 'vitest';
import type { Decision } from '../decision.ts';
import { person } from '../fixture.ts';
import { assemblyOf } from './assembly.ts';
import { explainPair } from './explain-pair.ts';
import { engineOf, householdRecords } from './fixture.ts';

const jane = { name: 'Jane Doe', emails: ['jane@x.io'], birthDate: '1980-02-03' };
const phones = ['+49 30 901820'];
const records = [
  person('billing:account:1', jane),
  person('marketing:contact:2', jane),
  person('sales:lead:3', { name: 'Jane Doe', phones }),
  person('support:requester:4', { name: 'Jane Doe', emails: ['jane@x.io'], phones }),
];
const keys = records.map(({ key }) => key);
const always = (low: string, high: string, event: number): Decision => ({
  ...{ id: `${event}-0`, type: 'ALWAYS', low, high, by: 'ada', at: 0, reason: 'asked them', event, revokedBy: null },
});

describe('assemblyOf', () => {
  it('tells step by step what clustering joined, what both sides weigh and their two records that are most alike', () => {
    const engine = engineOf(records);
    const steps = assemblyOf(engine, keys.toReversed());
    expect(steps.map(({ reason, left, right }) => [reason, left, right])).toEqual([
      ['WEIGHT', ['billing:account:1'], ['marketing:contact:2']],
      ['WEIGHT', ['billing:account:1', 'marketing:contact:2'], ['support:requester:4']],
      ['WEIGHT', ['billing:account:1', 'marketing:contact:2', 'support:requester:4'], ['sales:lead:3']],
    ]);
    const [first, second] = steps;
    const weightOf = (a: string, b: string) => explainPair(engine, a, b)?.weight;
    expect(first).toMatchObject({
      mean: weightOf('billing:account:1', 'marketing:contact:2'),
      strongest: { low: 'billing:account:1', high: 'marketing:contact:2', weight: first?.mean },
    });
    expect(second?.strongest).toEqual({
      ...{ low: 'billing:account:1', high: 'support:requester:4' },
      weight: weightOf('billing:account:1', 'support:requester:4'),
    });
    expect(structuredClone(steps)).toEqual(steps);
  });

  it('tells of a record that is with no other', () => {
    const alone = { left: ['billing:account:1'], right: [], mean: null, strongest: null, decision: null };
    expect(assemblyOf(engineOf(records.slice(0, 1)), ['billing:account:1', 'sales:lead:9'])).toEqual([
      { reason: 'ALONE', ...alone },
    ]);
  });

  it('tells last what decisions united, the oldest first', () => {
    const engine = engineOf([
      ...records,
      person('sales:lead:5', { name: 'Ann Lee' }),
      person('sales:lead:6', { name: 'Bo Ek' }),
    ]);
    const made = [always('sales:lead:5', 'sales:lead:6', 9), always('billing:account:1', 'sales:lead:6', 10)];
    engine.apply({ put: [], remove: [] }, { made: made.toReversed(), revoked: [] });
    const steps = assemblyOf(engine, [...keys, 'sales:lead:5', 'sales:lead:6']);
    expect(steps.slice(3)).toEqual([
      { reason: 'ALONE', left: ['sales:lead:5'], right: [], mean: null, strongest: null, decision: null },
      { reason: 'ALONE', left: ['sales:lead:6'], right: [], mean: null, strongest: null, decision: null },
      {
        reason: 'DECISION',
        left: ['sales:lead:5'],
        right: ['sales:lead:6'],
        mean: null,
        strongest: null,
        decision: made[0],
      },
      {
        ...{ reason: 'DECISION', left: keys.toSorted(), right: ['sales:lead:5', 'sales:lead:6'] },
        ...{ mean: null, strongest: null, decision: made[1] },
      },
    ]);
  });

  it('tells of records that repeat one of their source, after what clustering joined', () => {
    const guests = [1, 2, 3, 4].map((n) => person(`billing:account:g${n}`, jane));
    const engine = engineOf([...records, ...guests]);
    const steps = assemblyOf(engine, [...keys, ...guests.map(({ key }) => key)]);
    const [joined, repeated] = [steps.slice(0, -1), steps.at(-1)];
    expect(joined.map(({ reason }) => reason)).toEqual(['WEIGHT', 'WEIGHT', 'WEIGHT', 'WEIGHT']);
    expect(repeated).toMatchObject({
      ...{ reason: 'REPEATS', left: [...keys, 'billing:account:g1'].sort(), mean: null, decision: null },
      ...{ right: ['billing:account:g2', 'billing:account:g3', 'billing:account:g4'] },
      strongest: { low: 'billing:account:1', high: 'billing:account:g2' },
    });
  });

  it('ends, for every customer of a generated set, with all of its records, each joined once', () => {
    const generated = householdRecords(300, 2);
    const engine = engineOf(generated);
    for (const { key } of generated) {
      const slot = engine.population.slotOf(key);
      const cluster = engine.customersAround(slot).clusters.find((slots) => slots.includes(slot)) ?? [];
      const own = cluster.map((each) => engine.population.keyOf(each)).sort();
      const steps = assemblyOf(engine, own);
      expect(steps).toHaveLength(Math.max(1, own.length - 1));
      expect([...(steps.at(-1)?.left ?? []), ...(steps.at(-1)?.right ?? [])].sort()).toEqual(own);
      for (const { mean } of steps.filter(({ reason }) => reason === 'WEIGHT'))
        expect(mean).toBeGreaterThanOrEqual(engine.rules.mergeBar);
    }
  });
});
