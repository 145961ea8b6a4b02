import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';

/** Rules that the graph's links follow from, whole, so that whoever links on knows them. */
export interface KeptRules {
  /** As `rulesName` gave it when they were kept. */
  name: string;
  rules: LinkingRules;
  /** Who applied them; null: they are those that a house was started with. */
  by: string | null;
  /** Epoch milliseconds. */
  at: number;
}

/** Kept rules as they are listed. The list is never shortened: it says who applied which rules when. */
export interface StoredRules extends Omit<KeptRules, 'rules'> {
  /** The later, the larger; the largest is in use. */
  number: number;
  model: string;
}

export interface RulesQuery {
  /** The number of the last rules seen. */
  before?: number;
  limit: number;
}

/** Rules as stores keep them: whole, so that they can be read when the files that they came from are gone. */
export function rulesText(rules: LinkingRules): string {
  return JSON.stringify(rules);
}

/** What an older version kept may lack a rule that there is by now; it links by the default of that one. */
export function rulesOf(text: string): LinkingRules {
  return { ...defaultRules, ...JSON.parse(text) };
}
