import type { CustomerQuery } from './customers.ts';

/** A part of a list that an index gives in its order. */
export interface Stretch {
  /** Only customers with a name, or only those without; all of them when left out. */
  named?: boolean;
  after?: CustomerQuery['after'];
}

/** What of a list is still to come, in its order. By name, whoever has none comes last in either direction. */
export function stretchesOf({ sort, after }: CustomerQuery): Stretch[] {
  if (sort !== 'name') return [{ after }];
  const amongNameless = after?.sortKey === '';
  return amongNameless ? [{ named: false, after }] : [{ named: true, after }, { named: false }];
}
