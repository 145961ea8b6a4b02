import { type Desk, deskOf } from './desk.ts';
import { type FollowOptions, follow } from './follow.ts';
import type { LinkingRules } from './resolution/engine/rules.ts';
import type { Survivorship } from './resolution/survivorship.ts';
import { Resolver } from './resolver.ts';

type Linking = Omit<FollowOptions, 'resolver'> & { survivorship: Survivorship; onLinked?: (desk: Desk) => void };

/**
 * Links the records in the store by these rules, all of them anew where they were linked by others, and then whatever changes.
 * Resolves when the signal aborts.
 *
 * @param onLinked is given the desk once all records are linked
 */
export async function linkChanges(
  rules: LinkingRules,
  { survivorship, onLinked, ...following }: Linking,
): Promise<void> {
  const resolver = new Resolver(following.store, { rules, survivorship });
  const began = performance.now();
  await resolver.start();
  const ms = Math.round(performance.now() - began);
  following.logger.info({ model: rules.model.name, records: resolver.records, ms }, 'records are linked by this model');
  onLinked?.(deskOf(resolver));
  await follow({ ...following, resolver });
}
