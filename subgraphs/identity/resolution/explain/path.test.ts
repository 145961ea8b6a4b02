import { describe, expect, it } from 'vitest';
import type { Decision } from '../decision.ts';
import { person } from '../fixture.ts';
import { explainPair } from './explain-pair.ts';
import { engineOf } from './fixture.ts';
import { pathBetween } from './path.ts';

const phones = ['+49 30 901820'];
const jane = { name: 'Jane Doe', emails: ['jane@x.io'] };
const records = [
  person('billing:account:1', jane),
  person('marketing:contact:2', jane),
  person('sales:lead:3', { phones }),
  person('support:requester:4', { ...jane, phones }),
];
const most = 1000;

describe('pathBetween', () => {
  it('leads over the fewest accepted links, each with its weight', () => {
    const engine = engineOf(records);
    const step = (from: string, to: string) => ({
      ...{ from, to, hold: null, isDecided: false },
      weight: explainPair(engine, from, to)?.weight,
    });
    expect(pathBetween(engine, 'sales:lead:3', 'billing:account:1', most)).toEqual([
      step('sales:lead:3', 'support:requester:4'),
      step('support:requester:4', 'billing:account:1'),
    ]);
    expect(pathBetween(engine, 'billing:account:1', 'marketing:contact:2', most)).toEqual([
      step('billing:account:1', 'marketing:contact:2'),
    ]);
  });

  it('leads over pairs that are held where links do not, and says what holds them', () => {
    const [senior, junior] = [
      person('sales:lead:5', { name: 'Robert Smith Sr', phones: ['+49 30 555777'] }),
      'sales:lead:6',
    ];
    const engine = engineOf([senior, person(junior, { name: 'Robert Smith Jr', phones: ['+49 30 555777'] })]);
    expect(pathBetween(engine, 'sales:lead:5', junior, most)).toEqual([
      { from: 'sales:lead:5', to: junior, weight: expect.any(Number), hold: 'GENERATION', isDecided: false },
    ]);
  });

  it('leads over decisions', () => {
    const engine = engineOf([...records, person('sales:lead:9', { name: 'Ann Lee' })]);
    const pair = { low: 'billing:account:1', high: 'sales:lead:9' };
    const always: Decision = {
      id: '1-0',
      type: 'ALWAYS',
      ...pair,
      by: 'ada',
      at: 0,
      reason: 'x',
      event: 1,
      revokedBy: null,
    };
    engine.apply({ put: [], remove: [] }, { made: [always], revoked: [] });
    expect(pathBetween(engine, 'sales:lead:9', 'marketing:contact:2', most)).toEqual([
      { from: 'sales:lead:9', to: 'billing:account:1', weight: null, hold: null, isDecided: true },
      {
        ...{ from: 'billing:account:1', to: 'marketing:contact:2' },
        weight: expect.any(Number),
        hold: null,
        isDecided: false,
      },
    ]);
  });

  it('is none between strangers, from a record to itself, and further away than it may look', () => {
    const engine = engineOf([...records, person('sales:lead:9', { name: 'Ann Lee' })]);
    expect(pathBetween(engine, 'sales:lead:9', 'billing:account:1', most)).toBeNull();
    expect(pathBetween(engine, 'sales:lead:3', 'sales:lead:3', most)).toBeNull();
    expect(pathBetween(engine, 'sales:lead:3', 'sales:lead:8', most)).toBeNull();
    expect(pathBetween(engine, 'sales:lead:3', 'billing:account:1', 2)).toBeNull();
  });
});
