import { type FollowOptions, follow } from './follow.ts';
import type { LinkingRules } from './resolution/engine/rules.ts';
import { Resolver } from './resolver.ts';

/**
 * Links the records in the store by these rules, all of them anew where they were linked by others, and then whatever changes.
 * Resolves when the signal aborts.
 */
export async function linkChanges(rules: LinkingRules, following: Omit<FollowOptions, 'resolver'>): Promise<void> {
  const resolver = new Resolver(following.store, { rules });
  const began = performance.now();
  await resolver.start();
  const ms = Math.round(performance.now() - began);
  following.logger.info({ model: rules.model.name, records: resolver.records, ms }, 'records are linked by this model');
  await follow({ ...following, resolver });
}
