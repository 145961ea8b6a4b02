import { defaultRules, type LinkingRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import type { IdentityStore } from '../../subgraphs/identity/store/identity-store.ts';
import type { StoredRules } from '../../subgraphs/identity/store/kept-rules.ts';
import type { RulesChoice } from '../identity-config.ts';

export interface ChosenRules {
  rules: LinkingRules;
  /** Undefined where a graph has none yet. */
  inUse: { kept: StoredRules; rules: LinkingRules } | undefined;
}

/**
 * Rules that were named, completed by those in use: whoever names a model keeps the bars, and the other way round.
 *
 * @param former number of rules that were in use once, in place of files
 * @throws Error when no rules were ever kept under the number
 */
export async function chosenRules(
  store: Pick<IdentityStore, 'keptRules' | 'rulesOfNumber'>,
  { rules, model }: Pick<RulesChoice, 'rules' | 'model'>,
  former?: string,
): Promise<ChosenRules> {
  const [kept] = await store.keptRules({ limit: 1 });
  const used = kept && (await store.rulesOfNumber(kept.number));
  const inUse = kept && used ? { kept, rules: used } : undefined;
  if (former !== undefined) {
    const number = Number(former);
    const found = Number.isSafeInteger(number) ? await store.rulesOfNumber(number) : null;
    if (!found) throw new Error(`--kept must be the number of rules that were in use, at most ${kept?.number ?? 0}.`);
    return { rules: found, inUse };
  }
  const beside = inUse?.rules ?? defaultRules;
  return { rules: { ...beside, ...rules, model: model ?? beside.model }, inUse };
}
