import { setTimeout } from 'node:timers/promises';
import { loggedError } from '../../kit/logged-error.ts';
import { follow } from '../following/follow.ts';
import type { FollowOptions } from '../following/follow-options.ts';
import { comparisons } from '../resolution/comparison/comparisons.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { rulesName } from '../resolution/engine/rules-name.ts';
import type { Survivorship } from '../resolution/golden/survivorship.ts';
import type { Model } from '../resolution/model/model.ts';
import { type Desk, deskOf } from './desk.ts';
import { LinkedByNewer } from './linked-by-newer.ts';
import { Resolver } from './resolver.ts';

type Following = Omit<FollowOptions, 'resolver'>;

/** How often a house asks whether other rules were applied. */
const lookAfterMs = 1000;
/** A model that is learned links better by then, and faster. */
const defaultMostForShipped = 10_000;

export interface LinkingOptions extends Following {
  survivorship: Survivorship;
  /** Is given the desk once all records are linked. */
  onLinked?: (desk: Desk) => void;
  /** From how many records on it is told that the shipped model is not for so many. */
  mostForShipped?: number;
}

/**
 * Links the records in the store, and then whatever changes, until the signal aborts: by the rules that were last applied to it, and
 * by those given while none ever were. Rules that are applied meanwhile are adopted.
 */
export async function linkChanges(
  rules: LinkingRules,
  { survivorship, onLinked, mostForShipped = defaultMostForShipped, ...following }: LinkingOptions,
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
  await Promise.all([follow({ ...following, resolver }), adoptLater(resolver, following, mostForShipped)]);
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
  if (name === before) return name;
  logger.info({ model: rules.model.name, rules: name, records, ms }, 'records are linked by this model');
  const unknown = leftOut(rules.model);
  if (unknown.length > 0)
    logger.warn(
      { model: rules.model.name, comparisons: unknown },
      'the model does not say what these comparisons weigh, which are left out: npm run identity:train learns one that does',
    );
  return name;
}

/** What is compared by now and the model knows nothing of, as one that was learned before does not. */
function leftOut({ kinds }: Model): string[] {
  return (['PERSON', 'ORGANISATION'] as const).flatMap((kind) =>
    comparisons[kind].flatMap(({ name }) => (name in kinds[kind].comparisons ? [] : `${kind} ${name}`)),
  );
}

/** Soon rather than with the next change, which would have to wait for it. */
async function adoptLater(resolver: Resolver, following: Following, mostForShipped: number): Promise<void> {
  const { store, logger, signal } = following;
  let name = rulesName(resolver.rules);
  let known: number | undefined;
  let isTold = false;
  while (!signal.aborted) {
    if (!isTold && hasOutgrown(resolver, mostForShipped)) {
      isTold = true;
      logger.warn(
        { model: resolver.rules.model.name, records: resolver.records },
        'the shipped model is for a smaller graph, where two records with one name are likely one party: ' +
          'npm run identity:train learns one from this graph, and npm run identity:apply has the house link by it',
      );
    }
    await setTimeout(lookAfterMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const [last] = await store.keptRules({ limit: 1 });
      if (last?.number === known) continue;
      name = await adoptUnlessNewer(resolver, following, name);
      known = last?.number;
    } catch (error) {
      logger.warn({ error: loggedError(error) }, 'rules that were applied cannot be adopted yet');
    }
  }
}

/** Rules that newer software keeps are told of once: nothing but another start helps. */
async function adoptUnlessNewer(resolver: Resolver, following: Following, before: string): Promise<string> {
  try {
    return await adopt(resolver, following, before);
  } catch (error) {
    if (!(error instanceof LinkedByNewer)) throw error;
    following.logger.error(error.message);
    return before;
  }
}

/** Who named no rules gets the default ones, and is told nothing of them. */
function isNamedInVain(named: LinkingRules, inUse: LinkingRules): boolean {
  const name = rulesName(named);
  return name !== rulesName(inUse) && name !== rulesName(defaultRules);
}

function hasOutgrown({ rules, records }: Resolver, mostForShipped: number): boolean {
  return rules.model.records === 0 && records > mostForShipped;
}
