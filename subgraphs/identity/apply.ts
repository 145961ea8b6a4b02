import { randomBytes } from 'node:crypto';
import { mentionedKeys, type RecordChange, reviseRecords } from './resolution/changes.ts';
import { defaultPolicy, type LinkPolicy } from './resolution/policy.ts';
import { reached, reachOf } from './resolution/reach.ts';
import { resolve } from './resolution/resolve.ts';
import type { IdentityStore } from './store/identity-store.ts';

/** A stretch of one department's change feed. */
export interface Batch {
  department: string;
  /** Where the feed stood when the stretch was read. */
  after: number;
  /** Where it stands after it. */
  last: number;
  changes: RecordChange[];
}

export interface ApplyOptions {
  policy?: LinkPolicy;
  actor?: string;
  now?: () => number;
  newCustomerId?: () => string;
}

export interface Applied {
  /** False when another resolver had taken the stretch in already; nothing was done then. */
  applied: boolean;
  /** How far the feed is taken in. */
  position: number;
}

/**
 * Takes a batch of a department's changes into the identity graph: customers, links, events and the feed's position in
 * one transaction, in a number of round trips that does not depend on the size of the batch.
 */
export async function applyBatch(store: IdentityStore, batch: Batch, options: ApplyOptions = {}): Promise<Applied> {
  const { policy = defaultPolicy, actor = 'resolver', now = Date.now, newCustomerId = randomCustomerId } = options;
  return store.transact(async (transaction) => {
    const { position, sequence } = await transaction.begin(batch.department);
    if (position !== batch.after) return { applied: false, position };

    const before = await transaction.known(mentionedKeys(batch.changes));
    const revised = reviseRecords(batch.changes, before.records, before.aliases);
    if (revised.revisions.length > 0 || revised.aliases.put.length > 0 || revised.aliases.remove.length > 0) {
      const reach = reachOf(revised.revisions, policy);
      const shared = await transaction.holders(reach.identifiers, reach.mostHolders);
      const { identifiers, customerIds } = reached(revised.revisions, reach, shared, policy);
      const customers = await transaction.customers(customerIds);
      const circumstances = { policy, sequence, newCustomerId, now: now(), actor };
      await transaction.write(resolve({ ...revised, reached: identifiers, customers }, circumstances));
    }
    await transaction.advance(batch.department, batch.last);
    return { applied: true, position: batch.last };
  });
}

/** Opaque and never met twice; those of one time stand together in an index, which is why they begin with it. */
function randomCustomerId(): string {
  return `c_${Date.now().toString(36)}${randomBytes(9).toString('hex')}`;
}
