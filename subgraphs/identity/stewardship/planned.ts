import type { DecidedPair, Decision } from '../resolution/decision.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { ProposalStep, StewardEventType } from '../resolution/events.ts';
import type { Restorable } from '../resolution/outcome.ts';
import type { StewardedCustomer, StewardedReader } from '../store/identity-transaction.ts';
import type { Refusal, StewardAction } from './order.ts';

/** What an order comes to, before what follows from it is worked out. */
export interface Plan {
  type: StewardEventType;
  customerId: string;
  otherCustomerId: string | null;
  recordKeys: string[];
  always: readonly DecidedPair[];
  never: readonly DecidedPair[];
  revoked: readonly Decision[];
  proposals: readonly ProposalStep[];
  undoes: number | null;
  restorable: Restorable;
  /** Records that are each to end as one customer; where they would not, they are tied. */
  wholes: readonly (readonly string[])[];
  /** The newest version of what it is about. */
  version: number;
}

/** What an order is planned with. */
export interface Circumstances {
  engine: Engine;
  reader: StewardedReader;
}

export type Planned = Plan | Refusal;
export type Of<Type extends StewardAction['type']> = Extract<StewardAction, { type: Type }>;

export const nothing = {
  ...{ otherCustomerId: null, recordKeys: [], always: [], never: [], revoked: [], proposals: [], undoes: null },
  ...{ restorable: { customers: [], arrivals: [] }, wholes: [] },
};

export function newest(...customers: readonly StewardedCustomer[]): number {
  return Math.max(0, ...customers.map(({ version }) => version));
}
