import { type Comparison, unsaid } from '../comparison/comparison.ts';

/** Which comparisons do not speak independently of each other, as places in the list of comparisons; -1 where there is none. */
export interface DependenceRules {
  /** Of each comparison its group's number, -1 for none. */
  groupOf: readonly number[];
  groups: number;
  givenName: number;
  familyName: number;
  birthDate: number;
  email: number;
  externalId: number;
  taxId: number;
}

export function dependenceRulesOf(comparisons: readonly Comparison[]): DependenceRules {
  const place = (name: string): number => comparisons.findIndex((each) => each.name === name);
  const groups = [...new Set(comparisons.flatMap(({ group }) => group ?? []))];
  return {
    groupOf: comparisons.map(({ group }) => (group === undefined ? -1 : groups.indexOf(group))),
    groups: groups.length,
    givenName: place('givenName'),
    familyName: place('familyName'),
    birthDate: place('birthDate'),
    email: place('email'),
    externalId: place('externalId'),
    taxId: place('taxId'),
  };
}

const sameEmail = 5;
const sameId = 4;
const nearlySameName = 3;
const otherName = 1;
const otherBirthDate = 2;
const household = -4000;

/** What depends on each other counts once: the strongest for, and the strongest against. Thousandths of a nat. */
export function sumOfGroups(rules: DependenceRules, weights: Int32Array): number {
  let sum = 0;
  for (let group = 0; group < rules.groups; group++) {
    let [strongest, weakest] = [0, 0];
    for (let index = 0; index < rules.groupOf.length; index++) {
      if (rules.groupOf[index] !== group) continue;
      const weight = weights[index] ?? 0;
      if (weight > strongest) strongest = weight;
      if (weight < weakest) weakest = weight;
    }
    sum += strongest + weakest;
  }
  return sum;
}

/** What is taken off: an email is often made from the name, and a household shares all but given names and birth dates. */
export function correction(rules: DependenceRules, levels: Int8Array, weights: Int32Array): number {
  const given = levelAt(levels, rules.givenName);
  const email = levelAt(levels, rules.email);
  const emailWeight = rules.email < 0 ? 0 : (weights[rules.email] ?? 0);
  const namesAgree = given >= nearlySameName && levelAt(levels, rules.familyName) >= nearlySameName;
  let sum = 0;
  if (email < sameEmail && emailWeight > 0 && namesAgree) sum -= emailWeight;
  const birthDate = levelAt(levels, rules.birthDate);
  const apart = given !== unsaid && given <= otherName && birthDate !== unsaid && birthDate <= otherBirthDate;
  const identified =
    email === sameEmail || levelAt(levels, rules.externalId) === sameId || levelAt(levels, rules.taxId) === sameId;
  return apart && !identified ? sum + household : sum;
}

function levelAt(levels: Int8Array, place: number): number {
  return place < 0 ? unsaid : (levels[place] ?? unsaid);
}
