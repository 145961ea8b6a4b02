import { expect, it } from 'vitest';
import { person } from '../fixture.ts';
import { profileOf } from '../profile.ts';
import { exceedsLimit, type LimitedRecord } from './limits.ts';

const day = 24 * 60 * 60 * 1000;
const limit = { identifier: 'email', most: 2, withinDays: 30 };

/** Records by the day on which each was last changed, which may be unknown, and its emails. */
function records(...said: [on: number | null, emails: string][]): LimitedRecord[] {
  return said.map(([on, emails], place) => ({
    profile: profileOf(person(`sales:lead:${place}`, { emails: emails.split(' ').filter(Boolean) })),
    updatedAt: on === null ? null : on * day,
  }));
}

it.each([
  ['in the time of the limit', records([0, 'ann@x.io'], [10, 'bob@x.io'], [30, 'cat@x.io']), true],
  ['over more than that', records([0, 'ann@x.io'], [10, 'bob@x.io'], [31, 'cat@x.io']), false],
  [
    'before a record that is newer',
    records([0, 'ann@x.io'], [1, 'bob@x.io'], [2, 'cat@x.io'], [900, 'ann@x.io']),
    true,
  ],
  ['before one with a time to come that says none', records([0, 'ann@x.io bob@x.io cat@x.io'], [900_000, '']), true],
  ['before 1970', records([-900, 'ann@x.io'], [-899, 'bob@x.io'], [-898, 'cat@x.io'], [1, 'dan@x.io']), true],
  ['of which one was said twice', records([0, 'ann@x.io'], [20, 'bob@x.io'], [31, 'ann@x.io'], [50, 'cat@x.io']), true],
  [
    'of which one was left behind',
    records([0, 'ann@x.io'], [20, 'ann@x.io'], [55, 'bob@x.io'], [70, 'cat@x.io']),
    false,
  ],
  ['of no known time', records([null, 'ann@x.io'], [0, 'bob@x.io'], [900, 'cat@x.io']), false],
  [
    'of no known time, and enough at one',
    records([null, 'ann@x.io'], [0, 'bob@x.io'], [1, 'cat@x.io'], [900, 'dan@x.io']),
    true,
  ],
  ['all of no known time', records([null, 'ann@x.io bob@x.io'], [null, 'cat@x.io']), true],
] as const)('three values %s', (_when, held, exceeds) => {
  expect(exceedsLimit(held, limit)).toBe(exceeds);
  expect(exceedsLimit(held.toReversed(), limit)).toBe(exceeds);
});

it('without a time all that was ever said counts', () => {
  const { withinDays: _, ...ever } = limit;
  expect(exceedsLimit(records([0, 'ann@x.io'], [400, 'bob@x.io'], [900, 'cat@x.io']), ever)).toBe(true);
});
