import { remembered } from '../remembered.ts';
import { isPlaceholder } from '../values/blocked.ts';
import { plainWords } from '../values/text.ts';
import type { Strategy } from './survivorship.ts';
import { type Claim, inOrder, type Reading, type Source, type Standing } from './survivorship-order.ts';

interface Naming extends Source {
  name: string | null;
}

/** What a customer is called, on lists as in the profile. */
export function goldenName(records: readonly Naming[], strategies: readonly Strategy[]): string | null {
  const [first, ...others] = records.filter(({ name }) => name !== null);
  if (!first || others.every(({ name }) => name === first.name)) return first?.name ?? null;
  const claims = records.flatMap((record) => (record.name === null ? [] : [{ value: record.name, record, place: 0 }]));
  return namesInOrder(claims, strategies)[0]?.best.value ?? null;
}

/**
 * The names of a customer, the best first. One that is written in several ways, or with its words in another order, is one
 * name; placeholders count only where nobody knows better.
 */
export function namesInOrder<From extends Source>(
  claims: readonly Claim<string, From>[],
  strategies: readonly Strategy[],
): Standing<string, From>[] {
  const meant = claims.filter(({ value }) => !isPlaceholder(value));
  return inOrder<string, From>(meant.length > 0 ? meant : claims, strategies, [sameName, sameSpelling, sameRecord]);
}

const sameName: Reading<string, Source> = {
  meaningOf: ({ value }) => wordsInOrder(value),
  completenessOf: (_claim, meaning) => meaning.length,
};

const wordsInOrder = remembered((name) => plainWords(name).sort().join(' '));

const sameSpelling: Reading<string, Source> = {
  meaningOf: ({ value }) => value,
  completenessOf: ({ value }) => value.length,
};

const sameRecord: Reading<string, Source> = {
  meaningOf: ({ record }) => record.key,
  completenessOf: () => 0,
};
