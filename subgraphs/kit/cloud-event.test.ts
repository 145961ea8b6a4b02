import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from './change-feed.ts';
import { fromCloudEvent, toCloudEvent } from './cloud-event.ts';

const change: Change = {
  sequence: 42,
  id: '0d4f4b0a-5a53-4b5e-9d0e-1f6a4c6f0001',
  entity: 'account',
  entityId: 'cus_81',
  type: 'merged',
  payload: { mergedInto: 'cus_7' },
  at: Date.parse('2026-11-22T08:30:00.123Z'),
};

test('a change is a CloudEvent 1.0 whose sequence sorts as text', () => {
  expect(toCloudEvent('billing', change)).toEqual({
    specversion: '1.0',
    id: '0d4f4b0a-5a53-4b5e-9d0e-1f6a4c6f0001',
    source: '/departments/billing',
    type: 'customergraph.billing.account.merged',
    subject: 'cus_81',
    time: '2026-11-22T08:30:00.123Z',
    datacontenttype: 'application/json',
    sequence: '0000000000000042',
    data: { mergedInto: 'cus_7' },
  });
});

test('any change comes back as it was', () => {
  const anyChange = fc.record<Change>({
    sequence: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    id: fc.uuid(),
    entity: fc.stringMatching(/^[a-z_]{1,20}$/),
    entityId: fc.string({ minLength: 1 }),
    type: fc.constantFrom('upserted', 'deleted', 'merged'),
    payload: fc.record({ values: fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), fc.string()) }),
    at: fc.integer({ min: 0, max: Date.parse('2100-01-01') }),
  });
  fc.assert(
    fc.property(anyChange, (made) => {
      const wire: unknown = JSON.parse(JSON.stringify(toCloudEvent('support', made)));
      expect(fromCloudEvent('support', wire)).toEqual(made);
    }),
  );
});

test.each([
  ['another department', { type: 'customergraph.sales.account.upserted' }],
  ['an unknown change', { type: 'customergraph.billing.account.exploded' }],
  ['no entity', { type: 'customergraph.billing.upserted' }],
  ['a sequence that is no number', { sequence: 'x' }],
])('an event with %s is refused', (_what, difference) => {
  expect(() => fromCloudEvent('billing', { ...toCloudEvent('billing', change), ...difference })).toThrow();
});

test('an event with a party that is none keeps no other from being read, and says which row it is about', () => {
  const event = { ...toCloudEvent('billing', change), data: { party: { name: 'Jane' } } };
  expect(fromCloudEvent('billing', event)).toEqual({ ...change, payload: { unreadable: true } });
});
