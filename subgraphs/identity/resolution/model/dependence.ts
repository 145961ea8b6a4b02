import { type Comparison, unsaid } from '../comparison/comparison.ts';
import type { ComparisonModel } from './model.ts';
import { thousandths } from './thousandths.ts';

/** What does not speak independently of each other. Comparisons are told by their places in a list. */
export interface Dependence {
  /** Of each comparison its group's number, -1 for none. */
  groupOf: readonly number[];
  groups: number;
  givenName: number;
  familyName: number;
  givenInitial: number;
  email: number;
  /** Of each comparison by level: how much likelier related parties reach it than one party, as a logarithm; null where they are strangers. */
  relatedToSame: readonly (readonly number[] | null)[];
  /** Logarithm of how likely a pair is related. */
  related: number;
  /** Logarithm of how many times likelier strangers share both names than chance would have it: a country has its names. */
  namesTogether: number;
  /** Of each comparison by level: what namesakes' sharing more than other strangers takes off, 0 at most; null for nothing. */
  amongNamesakes: readonly (readonly number[] | null)[];
  /** What two mailboxes that are not one say where both are made from the same names. */
  otherMailbox: number;
}

export function dependenceOf(
  comparisons: readonly Comparison[],
  models: readonly (ComparisonModel | undefined)[],
  { related, namesTogether }: { related: number; namesTogether: number },
): Dependence {
  const place = (name: string): number => comparisons.findIndex((each) => each.name === name);
  const groups = [...new Set(comparisons.flatMap(({ group }) => group ?? []))];
  return {
    groupOf: comparisons.map(({ group }) => (group === undefined ? -1 : groups.indexOf(group))),
    groups: groups.length,
    givenName: place('givenName'),
    familyName: place('familyName'),
    givenInitial: place('givenInitial'),
    email: place('email'),
    relatedToSame: models.map((model) => {
      const r = model?.r;
      return r && model ? model.m.map((share, level) => thousandths(Math.log((r[level] ?? 0) / share))) : null;
    }),
    related: thousandths(Math.log(related)),
    namesTogether: thousandths(Math.log(namesTogether)),
    amongNamesakes: models.map((model) => (model?.n ? takenOff(model.u, model.n) : null)),
    otherMailbox: otherMailbox(models[place('email')]),
  };
}

/** Never in favour, so that what was attainable stays a bound. */
function takenOff(u: readonly number[], n: readonly number[]): number[] {
  return u.map((share, level) => Math.min(0, thousandths(Math.log(share / (n[level] ?? share)))));
}

function otherMailbox(email: ComparisonModel | undefined): number {
  const below = (shares: readonly number[]): number =>
    shares.slice(0, sameMailbox).reduce((sum, each) => sum + each, 0);
  return email ? Math.min(0, thousandths(Math.log(below(email.m) / below(email.u)))) : 0;
}

const sameEmail = 5;
const sameMailbox = 3;
const similarMailbox = 2;
const nearlySameName = 3;
const sameName = 5;
const otherName = 0;
/** Who has another family name somewhere, having married, seldom has another given name there as well: taken for a tenth of what chance would have. */
const bothNamesOther = thousandths(Math.log(0.1));
const sameInitial = 1;

/** Whether two names are one by the levels that their parts reach. */
export function doNamesAgree(given: number, family: number, givenInitial: number): boolean {
  return family >= nearlySameName && (given >= nearlySameName || givenInitial === sameInitial);
}

/**
 * Sets to 0 what only repeats what another comparison says: of a group all but the strongest for and the strongest against,
 * and that too where something finer agrees: in one street of one postal code, two names of a city are one city.
 */
export function dropRepeated(rules: Dependence, levels: Int8Array, weights: Int32Array): void {
  const [given, family] = [levelAt(levels, rules.givenName), levelAt(levels, rules.familyName)];
  const [givenAgrees, familyAgrees] = [given >= nearlySameName, family >= nearlySameName];
  const namesAgree = doNamesAgree(given, family, levelAt(levels, rules.givenInitial));
  if (familyAgrees && givenAgrees) {
    const weight = weights[rules.familyName] ?? 0;
    weights[rules.familyName] =
      weight - Math.max(0, Math.min(rules.namesTogether, weight, weights[rules.givenName] ?? 0));
  }
  if (given === otherName && family === otherName)
    weights[rules.familyName] = (weights[rules.familyName] ?? 0) + bothNamesOther;
  if (given === sameName && family === sameName) takeWhatNamesakesShare(rules, levels, weights);
  const email = levelAt(levels, rules.email);
  // An email is often made from the name: that the two are alike is no news.
  if (namesAgree && email !== unsaid && email < sameEmail)
    weights[rules.email] = email < sameMailbox ? rules.otherMailbox : Math.min(0, weights[rules.email] ?? 0);
  // Nor that of `leif.rosemann` and `leif.johann` a half is, where that is the name they share.
  if (email === similarMailbox && (givenAgrees || familyAgrees))
    weights[rules.email] = Math.min(0, weights[rules.email] ?? 0);
  for (let group = 0; group < rules.groups; group++) {
    let [strongest, weakest] = [-1, -1];
    for (let index = 0; index < rules.groupOf.length; index++) {
      if (rules.groupOf[index] !== group) continue;
      const weight = weights[index] ?? 0;
      if (weight > 0 && weight > (weights[strongest] ?? 0)) strongest = index;
      if (weight < 0 && weight < (weights[weakest] ?? 0)) weakest = index;
    }
    if (strongest !== -1 && weakest > strongest) weakest = strongest;
    for (let index = 0; index < rules.groupOf.length; index++) {
      if (rules.groupOf[index] === group && index !== strongest && index !== weakest) weights[index] = 0;
    }
  }
}

function takeWhatNamesakesShare({ amongNamesakes }: Dependence, levels: Int8Array, weights: Int32Array): void {
  for (let index = 0; index < amongNamesakes.length; index++) {
    const level = levels[index] ?? unsaid;
    const taken = level === unsaid ? undefined : amongNamesakes[index]?.[level];
    if (taken !== undefined) weights[index] = (weights[index] ?? 0) + taken;
  }
}

/**
 * What is taken off because a family, or a group of companies, would explain the pair as well: strangers and relatives
 * are the two ways not to be one party, so the weight is `ln(same / (strangers + related))`.
 */
export function relatedPenalty(rules: Dependence, levels: Int8Array, weights: Int32Array): number {
  let gain = rules.related;
  for (let index = 0; index < rules.relatedToSame.length; index++) gain += relatedGain(rules, index, levels, weights);
  return penaltyOf(gain);
}

/** What one comparison says for related parties rather than strangers, as a logarithm. */
export function relatedGain(rules: Dependence, index: number, levels: Int8Array, weights: Int32Array): number {
  const level = levels[index] ?? unsaid;
  const toSame = rules.relatedToSame[index];
  if (level === unsaid || !toSame || (rules.groupOf[index] !== -1 && weights[index] === 0)) return 0;
  return (weights[index] ?? 0) + (toSame[level] ?? 0);
}

/** @param gain how much likelier related parties are than strangers, as a logarithm */
export function penaltyOf(gain: number): number {
  if (gain < negligible) return 0;
  return gain > overwhelming ? -gain : -thousandths(Math.log1p(Math.exp(gain / 1000)));
}

const negligible = -8000;
const overwhelming = 20_000;

function levelAt(levels: Int8Array, place: number): number {
  return place < 0 ? unsaid : (levels[place] ?? unsaid);
}
