import { describe, expect, it } from 'vitest';
import type { Decision } from '../resolution/decision.ts';
import { engineOf } from '../resolution/explain/fixture.ts';
import { person } from '../resolution/fixture.ts';
import { assembliesOf } from './desk.ts';

const keys = Array.from({ length: 100 }, (_, at) => `sales:lead:${100 + at}`);
const [first = ''] = keys;
const always = (high: string, event: number): Decision => ({
  ...{ id: `${event}-0`, type: 'ALWAYS', low: first, high, by: 'ada', at: 0, reason: 'asked', event, revokedBy: null },
});

describe('assemblies of records that came together one by one', () => {
  const engine = engineOf(keys.map((key, at) => person(key, { name: `Ann${at} Lee${at}` })));
  engine.apply({ put: [], remove: [] }, { made: keys.slice(1).map(always), revoked: [] });
  // Each alone, then the first with one more, two, three ... on its side.
  const named = keys.length + (keys.length * (keys.length + 1)) / 2 - 1;

  it('are told with all records on the sides of every step where these are few enough', () => {
    const [steps = []] = assembliesOf(engine, [keys], named);
    expect(steps.filter(({ reason }) => reason === 'DECISION')).toHaveLength(99);
    expect(steps.reduce((sum, { left, right }) => sum + left.length + right.length, 0)).toBe(named);
  });

  it('are refused with a code where they are more, also of several customers together', () => {
    const tooLarge = expect.objectContaining({ extensions: { code: 'ANSWER_TOO_LARGE' } });
    expect(() => assembliesOf(engine, [keys], 1_000)).toThrow(tooLarge);
    expect(() => assembliesOf(engine, [keys, keys, keys], named * 2)).toThrow(tooLarge);
  });
});
