import type { CustomerState, Member } from './state.ts';

/** A customer after the batch. */
export interface Outcome {
  id: string;
  ordinal: number;
  createdAt: number;
  isNew: boolean;
  /** The first seen first. */
  members: Member[];
  /** Customers that end in this one. */
  absorbs: string[];
  /** Records that were not this customer's before, by the customer whose they were; null for none. */
  arrivals: Map<string | null, string[]>;
  /** Whether its records are others than before. */
  regrouped: boolean;
}

export interface Naming {
  newCustomerId: () => string;
  nextNumber: () => number;
  now: number;
}

/**
 * Decides which id every component goes on with. Each customer's id follows its largest part (tie: the part with its
 * oldest record); where several ids meet, the oldest customer's stays and the others lead to it.
 */
export function outcomesOf(
  components: readonly Member[][],
  customers: readonly CustomerState[],
  naming: Naming,
): Outcome[] {
  const componentOf = new Map(components.flatMap((members) => members.map(({ key }) => [key, members] as const)));
  const homes = new Map(customers.flatMap(({ id, members }) => members.map(({ key }) => [key, id] as const)));
  const claims = Map.groupBy(customers, (customer) => largestPart(customer, componentOf));

  return components.map((members) => {
    const claimants = (claims.get(members) ?? []).sort((a, b) => a.ordinal - b.ordinal);
    const [keeps, ...absorbs] = claimants;
    const id = keeps?.id ?? naming.newCustomerId();
    const newcomers = members.map(({ key }) => key).filter((key) => homes.get(key) !== id);
    const arrivals = Map.groupBy(newcomers, (key) => homes.get(key) ?? null);
    return {
      id,
      ordinal: keeps?.ordinal ?? naming.nextNumber(),
      createdAt: keeps?.createdAt ?? naming.now,
      isNew: keeps === undefined,
      members,
      absorbs: absorbs.map((customer) => customer.id),
      arrivals,
      regrouped: arrivals.size > 0 || keeps?.members.length !== members.length,
    };
  });
}

function largestPart(customer: CustomerState, componentOf: ReadonlyMap<string, Member[]>): Member[] | null {
  const sizes = new Map<Member[], number>();
  for (const { key } of [...customer.members].sort((a, b) => a.firstSeen - b.firstSeen)) {
    const part = componentOf.get(key);
    if (part) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  }
  const [largest] = [...sizes].sort(([, a], [, b]) => b - a);
  return largest ? largest[0] : null;
}
