import { expect, it } from 'vitest';
import { outcomesOf, type Restorable } from './outcome.ts';
import type { CustomerState, Member } from './state.ts';

const member = (firstSeen: number): Member => ({
  ...{ key: `r${firstSeen}`, kind: 'PERSON', name: null, updatedAt: null, firstSeen },
});
const customer = (id: string, ordinal: number, ...records: number[]): CustomerState => ({
  ...{ id, ordinal, createdAt: 0, members: records.map(member) },
});
const idsOf = (components: number[][], ...customers: CustomerState[]): string[] =>
  idsAgain(undefined, components, ...customers);
const idsAgain = (restorable: Restorable | undefined, components: number[][], ...customers: CustomerState[]) => {
  let issued = 0;
  const naming = { newCustomerId: () => `new${++issued}`, nextNumber: () => 99, now: 1, restorable };
  return outcomesOf(
    components.map((records) => records.map(member)),
    customers,
    naming,
  ).map(({ id, absorbs }) => [id, ...absorbs].join(' < '));
};

it('on a merge the oldest customer keeps its id', () => {
  expect(idsOf([[1, 2, 3]], customer('young', 5, 2, 3), customer('old', 1, 1))).toEqual(['old < young']);
});

it('on a split the largest part keeps the id', () => {
  expect(idsOf([[1], [2, 3]], customer('c', 1, 1, 2, 3))).toEqual(['new1', 'c']);
});

it('on a split into equal parts the one with the oldest record keeps the id', () => {
  expect(
    idsOf(
      [
        [2, 4],
        [1, 3],
      ],
      customer('c', 1, 1, 2, 3, 4),
    ),
  ).toEqual(['new1', 'c']);
});

it('a part that joins an older customer is no merge when the larger part stays behind', () => {
  expect(
    idsOf(
      [
        [1, 4],
        [2, 3],
      ],
      customer('a', 1, 1),
      customer('b', 2, 2, 3, 4),
    ),
  ).toEqual(['a', 'b']);
});

it('new records alone are a new customer', () => {
  expect(idsOf([[1, 2], [3]], customer('a', 1, 1))).toEqual(['a', 'new1']);
});

it('a record that goes back whence it came by what is taken back takes no id along, though it is the oldest', () => {
  const parts = [[1, 2], [3]];
  const customers = [customer('a', 1, 2), customer('b', 2, 1, 3)];
  expect(idsOf(parts, ...customers)).toEqual(['a < b', 'new1']);
  const arrivals = [{ customerId: 'b', recordKeys: ['r1'] }];
  expect(idsAgain({ customers: [], arrivals }, parts, ...customers)).toEqual(['a', 'b']);
});
