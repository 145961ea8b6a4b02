import type { Outcome } from './outcome.ts';
import type { CustomerState } from './state.ts';

/** One customer before and after something was done. */
export interface CustomerChange {
  /** Null for one that is only foreseen, and has no id yet. */
  customerId: string | null;
  /** Keys of its records, sorted; none of a customer that was not there. */
  before: string[];
  /** None of a customer that is there no more. */
  after: string[];
  /** The customer that its id answers with from now on; null where it answers with itself, or with nobody. */
  becomes: string | null;
}

/** What becomes of each customer whose records are others than before, those that were there first. */
export function customerChanges(
  customers: readonly CustomerState[],
  outcomes: readonly Outcome[],
  isForeseen: boolean,
): CustomerChange[] {
  const after = new Map(outcomes.map(({ id, members }) => [id, members.map(({ key }) => key).sort()]));
  const survivors = new Map(outcomes.flatMap(({ id, absorbs }) => absorbs.map((former) => [former, id] as const)));
  const before = new Map(customers.map(({ id, members }) => [id, members.map(({ key }) => key).sort()]));
  const known = customers.map(({ id }) => ({
    customerId: id,
    before: before.get(id) ?? [],
    after: after.get(id) ?? [],
    becomes: survivors.get(id) ?? null,
  }));
  const others = outcomes
    .filter(({ id }) => !before.has(id))
    .map(({ id, isNew, members }) => ({
      customerId: isNew && isForeseen ? null : id,
      ...{ before: [], after: members.map(({ key }) => key).sort(), becomes: null },
    }));
  return [...known, ...others].filter((change) => change.before.join() !== change.after.join());
}
