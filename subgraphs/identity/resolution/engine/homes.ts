import type { CustomerIdentity } from '../state.ts';

/** Whose customer each record is, by its slot. */
export class Homes {
  readonly #homes: (CustomerIdentity | null)[] = [];
  readonly #known = new Map<string, CustomerIdentity>();

  of(slot: number): CustomerIdentity | null {
    return this.#homes[slot] ?? null;
  }

  set(slot: number, customer: CustomerIdentity): void {
    this.#homes[slot] = customer;
  }

  leave(slot: number): void {
    this.#homes[slot] = null;
  }

  /** One object for each customer while a graph is loaded, however many records it has. */
  shared(customer: CustomerIdentity): CustomerIdentity {
    const known = this.#known.get(customer.id);
    if (known) return known;
    this.#known.set(customer.id, customer);
    return customer;
  }

  endLoading(): void {
    this.#known.clear();
  }
}
