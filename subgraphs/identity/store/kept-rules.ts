import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';

/** Rules as stores keep them: whole, so that they can be read when the files that they came from are gone. */
export function rulesText(rules: LinkingRules): string {
  return JSON.stringify(rules);
}

/** What an older version kept may lack a rule that there is by now; it links by the default of that one. */
export function rulesOf(text: string): LinkingRules {
  return { ...defaultRules, ...JSON.parse(text) };
}
