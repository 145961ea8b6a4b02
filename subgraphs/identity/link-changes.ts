import { setTimeout } from 'node:timers/promises';
import { loggedError } from '../kit/logged-error.ts';
import { type Desk, deskOf } from './desk.ts';
import { type FollowOptions, follow } from './follow.ts';
import { defaultRules, type LinkingRules } from './resolution/engine/rules.ts';
import { rulesName } from './resolution/engine/rules-name.ts';
import type { Survivorship } from './resolution/survivorship.ts';
import { Resolver } from './resolver.ts';

type Following = Omit<FollowOptions, 'resolver'>;

/** How often a house asks whether other rules were applied. */
const lookAfterMs = 1000;

/**
 * Links the records in the store, and then whatever changes, until the signal aborts: by the rules that were last applied to it, and
 * by those given while none ever were. Rules that are applied meanwhile are adopted.
 *
 * @param onLinked is given the desk once all records are linked
 */
export async function linkChanges(
  rules: LinkingRules,
  { survivorship, onLinked, ...following }: Following & { survivorship: Survivorship; onLinked?: (desk: Desk) => void },
): Promise<void> {
  const resolver = new Resolver(following.store, { rules, survivorship });
  await adopt(resolver, following, null);
  if (isNamedInVain(rules, resolver.rules))
    following.logger.warn(
      { named: rulesName(rules), inUse: rulesName(resolver.rules) },
      'IDENTITY_RULES and IDENTITY_MODEL say otherwise than the rules that were applied to this graph, which stay in use; ' +
        'npm run identity:apply has it follow the ones of the environment',
    );
  onLinked?.(deskOf(resolver));
  await Promise.all([follow({ ...following, resolver }), adoptLater(resolver, following)]);
}

/**
 * Reads the store, or works everything out anew, and says by which rules it links when they are others than before.
 *
 * @returns their name
 */
async function adopt(resolver: Resolver, { logger }: Following, before: string | null): Promise<string> {
  const began = performance.now();
  await resolver.start();
  const ms = Math.round(performance.now() - began);
  const { rules, records } = resolver;
  const name = rulesName(rules);
  if (name !== before)
    logger.info({ model: rules.model.name, rules: name, records, ms }, 'records are linked by this model');
  return name;
}

/** Soon rather than with the next change, which would have to wait for it. */
async function adoptLater(resolver: Resolver, following: Following): Promise<void> {
  const { store, logger, signal } = following;
  let name = rulesName(resolver.rules);
  let known: number | undefined;
  while (!signal.aborted) {
    await setTimeout(lookAfterMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const [last] = await store.keptRules({ limit: 1 });
      if (last?.number === known) continue;
      name = await adopt(resolver, following, name);
      known = last?.number;
    } catch (error) {
      logger.warn({ error: loggedError(error) }, 'rules that were applied cannot be adopted yet');
    }
  }
}

/** Who named no rules gets the default ones, and is told nothing of them. */
function isNamedInVain(named: LinkingRules, inUse: LinkingRules): boolean {
  const name = rulesName(named);
  return name !== rulesName(inUse) && name !== rulesName(defaultRules);
}
