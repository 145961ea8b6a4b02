import type { RecordRef } from './match.ts';
import type { CustomerIdentity, CustomerState, Member } from './state.ts';

/** A customer after the batch. */
export interface Outcome {
  id: string;
  ordinal: number;
  createdAt: number;
  isNew: boolean;
  /** Whether it was merged away and lives again. */
  isRestored: boolean;
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
  /** What ids go back to, where something is taken back. */
  restorable?: Restorable;
}

export interface Restorable {
  /** Customers that were merged away and may live again, with the records that they had. */
  customers: readonly RestorableCustomer[];
  /** Records that came to customers by what is taken back: these were themselves without them. */
  arrivals: readonly { customerId: string; recordKeys: readonly string[] }[];
}

export interface RestorableCustomer {
  customer: CustomerIdentity;
  recordKeys: readonly string[];
}

/**
 * Decides which id every component goes on with. Each customer's id follows its largest part (tie: the part with its
 * oldest record); where several ids meet, the oldest customer's stays and the others lead to it. A customer that may live again
 * does so with most of the records that it had, unless they stay with others.
 */
export function outcomesOf(
  components: readonly Member[][],
  customers: readonly CustomerState[],
  naming: Naming,
): Outcome[] {
  const homes = homesByKey(customers);
  const { customers: formerOnes, arrivals: taken } = naming.restorable ?? nothingToRestore;
  const takenBy = Map.groupBy(taken, ({ customerId }) => customerId);
  const restorableKeys = new Set(formerOnes.flatMap(({ recordKeys }) => recordKeys));
  const componentOf = componentsByKey(components, (key) => homes.has(key) || restorableKeys.has(key));
  const restorable = Map.groupBy(formerOnes, ({ recordKeys }) => mostOf(recordKeys, componentOf));
  const claims = Map.groupBy(customers, (customer) => {
    const arrivals = takenBy.get(customer.id);
    const arrived = arrivals ? new Set(arrivals.flatMap(({ recordKeys }) => recordKeys)) : nobody;
    return largestPart(customer, componentOf, { restorable, arrived });
  });

  return components.map((members) => {
    const claiming = claims.get(members);
    if (!claiming && !restorable.has(members) && !members.some(({ key }) => homes.has(key)))
      return newcomer(members, naming);
    const claimants = (claiming ?? []).sort((a, b) => a.ordinal - b.ordinal);
    const [first] = claimants;
    const restored = oldest(
      (restorable.get(members) ?? []).filter((each) => !first || comesBackTo(first, each, homes)),
    );
    const [keeps, absorbs] = restored ? [undefined, claimants] : [first, claimants.slice(1)];
    const { id, ordinal, createdAt } = restored ??
      keeps ?? { id: naming.newCustomerId(), ordinal: naming.nextNumber(), createdAt: naming.now };
    const newcomers = members.map(({ key }) => key).filter((key) => homes.get(key) !== id);
    const arrivals = Map.groupBy(newcomers, (key) => homes.get(key) ?? null);
    return {
      ...{ id, ordinal, createdAt },
      isNew: keeps === undefined && restored === undefined,
      isRestored: restored !== undefined,
      members,
      absorbs: absorbs.map((customer) => customer.id),
      arrivals,
      regrouped: arrivals.size > 0 || keeps?.members.length !== members.length,
    };
  });
}

const nothingToRestore: Restorable = { customers: [], arrivals: [] };
const nobody: ReadonlySet<string> = new Set();

/** Whether no record that came was anybody's before. */
export function isOfNewRecords(arrivals: Outcome['arrivals']): boolean {
  return arrivals.size === 1 && arrivals.has(null);
}

/** Most customers of a load are nobody's before: what is true of them needs no working out. */
function newcomer(members: Member[], { newCustomerId, nextNumber, now }: Naming): Outcome {
  const arrivals = new Map<string | null, string[]>([[null, members.map(({ key }) => key)]]);
  const customer = { id: newCustomerId(), ordinal: nextNumber(), createdAt: now };
  return { ...customer, isNew: true, isRestored: false, members, absorbs: [], arrivals, regrouped: true };
}

/** Of the records that are somebody's already; most of a load are nobody's. */
function componentsByKey(
  components: readonly Member[][],
  isSomebodys: (key: string) => boolean,
): Map<string, Member[]> {
  const componentOf = new Map<string, Member[]>();
  for (const members of components) for (const { key } of members) if (isSomebodys(key)) componentOf.set(key, members);
  return componentOf;
}

export function homesByKey(customers: readonly { id: string; members: readonly RecordRef[] }[]): Map<string, string> {
  const homes = new Map<string, string>();
  for (const { id, members } of customers) for (const { key } of members) homes.set(key, id);
  return homes;
}

/** A part that another customer may live again with is left to it, and so is what came by what is taken back, where there is another. */
function largestPart(
  { members }: CustomerState,
  componentOf: ReadonlyMap<string, Member[]>,
  { restorable, arrived }: { restorable: ReadonlyMap<Member[] | null, unknown>; arrived: ReadonlySet<string> },
): Member[] | null {
  const [only, another] = members;
  if (only && !another) return componentOf.get(only.key) ?? null;
  const inOrder = [...members].sort((a, b) => a.firstSeen - b.firstSeen).map(({ key }) => key);
  const own = inOrder.filter((key) => !arrived.has(key) && !restorable.has(componentOf.get(key) ?? null));
  return mostOf(own, componentOf) ?? mostOf(inOrder, componentOf);
}

/** The component that most of the records are in; of equals the one that is met first. */
function mostOf(keys: readonly string[], componentOf: ReadonlyMap<string, Member[]>): Member[] | null {
  const sizes = new Map<Member[], number>();
  for (const key of keys) {
    const part = componentOf.get(key);
    if (part) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  }
  const [largest] = [...sizes].sort(([, a], [, b]) => b - a);
  return largest ? largest[0] : null;
}

/** Whether a customer lives again with what became of its other records meanwhile: it is the older one, and what it brought joins them. */
function comesBackTo(
  claimant: CustomerState,
  { customer, recordKeys }: RestorableCustomer,
  homes: ReadonlyMap<string, string>,
): boolean {
  return customer.ordinal < claimant.ordinal && recordKeys.every((key) => homes.get(key) !== claimant.id);
}

function oldest(restorable: readonly RestorableCustomer[]): CustomerIdentity | undefined {
  const customers = restorable.map(({ customer }) => customer);
  return customers.sort((a, b) => a.ordinal - b.ordinal)[0];
}
