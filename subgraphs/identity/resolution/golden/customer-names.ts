import { sortName } from '../display-name.ts';
import type { CustomerName } from '../effects.ts';
import type { Homes } from '../engine/homes.ts';
import type { Population } from '../population/population.ts';
import type { CustomerIdentity } from '../state.ts';
import { goldenName } from './name.ts';
import type { Strategy } from './survivorship.ts';

/** What every customer is called by these strategies, whatever they were called before. */
export function customerNames(population: Population, homes: Homes, strategies: readonly Strategy[]): CustomerName[] {
  const customers = new Map<string, { customer: CustomerIdentity; slots: number[] }>();
  for (let slot = 0; slot < population.slots; slot++) {
    const customer = population.isPresent(slot) ? homes.of(slot) : null;
    if (!customer) continue;
    const known = customers.get(customer.id);
    if (known) known.slots.push(slot);
    else customers.set(customer.id, { customer, slots: [slot] });
  }
  return [...customers.values()].map(({ customer: { id, ordinal }, slots }) => {
    const name = goldenName(
      slots.map((slot) => {
        const [key, updatedAt] = [population.keyOf(slot), population.updatedAtOf(slot)];
        return { key, name: population.nameOf(slot), updatedAt };
      }),
      strategies,
    );
    return { id, ordinal, name, sortName: sortName(name) };
  });
}
