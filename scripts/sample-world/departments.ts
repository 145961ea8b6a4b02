import type { Random } from './random.ts';

export const departments = ['marketing', 'sales', 'support', 'billing'] as const;
export type Department = (typeof departments)[number];

/** Which departments know a customer as a registered party. */
export type Departments = Record<Department, boolean>;

/** One customer in ten is known everywhere; of the others each department knows its share on its own. */
export function chooseDepartments(random: Random): Departments {
  const everywhere = random.chance(0.1);
  const marketing = everywhere || random.chance(0.72);
  const sales = everywhere || random.chance(0.556);
  const support = everywhere || random.chance(0.333);
  const billing = everywhere || random.chance(0.5);
  return { marketing, sales, support, billing };
}

export function isKnownSomewhere(known: Departments): boolean {
  return departments.some((department) => known[department]);
}
