import { expect, it } from 'vitest';
import type { IdentityEvent } from './events.ts';
import { formerIds, livingCustomer, replay } from './replay.ts';

type Told = [type: string, customerId: string, from: string | null, recordKeys: string[]];

function happened(...told: Told[]): IdentityEvent[] {
  return told.map(([type, customerId, otherCustomerId, recordKeys], n) => ({
    ...{ sequence: n + 1, at: 1000 + n, actor: 'resolver', customerId, otherCustomerId, recordKeys },
    ...{ type: type as IdentityEvent['type'], cause: null, reason: null, details: null },
  }));
}

const created: Told[] = [
  ['CUSTOMER_CREATED', 'one', null, ['a', 'b']],
  ['CUSTOMER_CREATED', 'two', null, ['c']],
  ['CUSTOMER_CREATED', 'three', null, ['d']],
];

it('records are whose they came to last, until they are removed', () => {
  const { customers, createdAt } = replay(
    happened(
      ...created,
      ['RECORD_MOVED', 'two', 'one', ['b']],
      ['RECORD_ADDED', 'one', null, ['e']],
      ['RECORD_CHANGED', 'one', null, ['c']],
      ['RECORD_REMOVED', 'one', null, ['a']],
      ['CUSTOMER_SPLIT', 'four', 'two', ['c']],
      ['RECORD_REMOVED', 'three', null, ['d']],
      ['CUSTOMER_DISSOLVED', 'three', null, []],
    ),
  );
  expect(customers).toEqual(
    new Map([
      ['one', new Set(['e'])],
      ['two', new Set(['b'])],
      ['four', new Set(['c'])],
    ]),
  );
  expect([...createdAt]).toEqual([
    ['one', 1000],
    ['two', 1001],
    ['three', 1002],
    ['four', 1007],
  ]);
});

it('an id that was merged away answers with the last survivor, the oldest former id first', () => {
  const replayed = replay(
    happened(...created, ['CUSTOMER_MERGED', 'two', 'three', ['d']], ['CUSTOMER_MERGED', 'one', 'two', ['c', 'd']]),
  );
  expect(['one', 'two', 'three', 'none'].map((id) => livingCustomer(replayed, id))).toEqual([
    'one',
    'one',
    'one',
    null,
  ]);
  expect(formerIds(replayed)).toEqual(new Map([['one', ['two', 'three']]]));
});

it('an id whose survivor is dissolved answers with nobody', () => {
  const replayed = replay(
    happened(
      ...created,
      ['CUSTOMER_MERGED', 'two', 'three', ['d']],
      ['RECORD_REMOVED', 'two', null, ['c']],
      ['RECORD_REMOVED', 'two', null, ['d']],
      ['CUSTOMER_DISSOLVED', 'two', null, []],
    ),
  );
  expect(['two', 'three'].map((id) => livingCustomer(replayed, id))).toEqual([null, null]);
  expect(formerIds(replayed)).toEqual(new Map());
});

it('a customer that is restored answers for itself and for those that had been merged into it', () => {
  const replayed = replay(
    happened(
      ...created,
      ['CUSTOMER_MERGED', 'two', 'three', ['d']],
      ['CUSTOMER_MERGED', 'one', 'two', ['c', 'd']],
      ['CUSTOMER_RESTORED', 'two', 'one', ['c', 'd']],
    ),
  );
  expect(['one', 'two', 'three'].map((id) => livingCustomer(replayed, id))).toEqual(['one', 'two', 'two']);
  expect(replayed.customers.get('two')).toEqual(new Set(['c', 'd']));
});

it('the events that concern one customer are enough for its records, also of one that went and came back', () => {
  const events = happened(
    ...created,
    ['RECORD_MOVED', 'two', 'one', ['b']],
    ['RECORD_MOVED', 'three', 'two', ['b']],
    ['RECORD_MOVED', 'one', 'three', ['b']],
  );
  const concerning = events.filter(({ customerId, otherCustomerId }) => [customerId, otherCustomerId].includes('one'));
  expect(replay(concerning).customers.get('one')).toEqual(replay(events).customers.get('one'));
});
