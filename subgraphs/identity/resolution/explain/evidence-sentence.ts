import { attributeOf, levelsOf } from '../comparison/comparisons.ts';
import { relatedParties } from '../model/scorer.ts';
import type { EvidenceEffect } from './evidence-lines.ts';
import { generationComparison } from './evidence-lines.ts';

/** One line of evidence as far as a sentence tells it. */
export interface TellableEvidence {
  comparison: string;
  /** Null where the two could not be compared. */
  level: number | null;
  weight: number;
  /** What it would weigh if no other evidence said the same; null where nobody knows. */
  alone: number | null;
  effect: EvidenceEffect;
  /** How many records hold the value that both have; null where that was not counted. */
  holders: number | null;
  /** What share of its power that value keeps; null where nobody knows. */
  power: number | null;
  /** One of so many has the value that both have; infinite for one that is hardly ever met, null where nobody counted. */
  oneIn: number | null;
  /** One of so many has either of two values that look like slips and weigh less for it; null of all others. */
  oneInOfSlip: readonly [number, number] | null;
  /** Both records' ids, with the values that decided as the reader may see them: null for what is hidden or not said. */
  sides: readonly [SentenceSide, SentenceSide];
}

export interface SentenceSide {
  recordId: string;
  /** Whether it says anything of the kind. */
  says: boolean;
  value: string | null;
}

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  birthDate: ['date of birth', 'dates of birth'],
  birthYear: ['year of birth', 'years of birth'],
  givenName: ['given name', 'given names'],
  familyName: ['family name', 'family names'],
  email: ['email', 'emails'],
  mailbox: ['mailbox of a role', 'mailboxes of roles'],
  phone: ['phone number', 'phone numbers'],
  externalId: ['id in another system', 'ids in other systems'],
  taxId: ['tax id', 'tax ids'],
  street: ['street', 'streets'],
  postalCode: ['postal code', 'postal codes'],
  city: ['city', 'cities'],
  name: ['company name', 'company names'],
  domain: ['web domain', 'web domains'],
};

/** What two values are to each other, by the words of their level. */
const phrases: Readonly<Record<string, string>> = {
  different: 'differ',
  'somewhat alike': 'are somewhat alike',
  alike: 'are alike',
  'one slip apart': 'differ by one slip',
  'two slips apart': 'differ by two slips',
  'slips apart': 'differ by slips',
  'a short form or part of the other': 'are one: one is a short form or a part of the other',
  'one is the other with more words, or its initials': 'are one: one is the other with more words, or its initials',
  'the same year': 'have only the year in common',
  'two of day, month and year the same': 'agree in two of day, month and year',
  'one slip apart, or day and month swapped': 'differ by one slip, or by day and month swapped',
  'the same domain': 'have only the domain in common',
  'a similar mailbox name': 'have similar names before the @',
  'the same mailbox name': 'have the same name before the @',
  'the last six digits the same': 'have the last six digits in common',
  'some words the same': 'have some words in common',
  'nearly the same': 'are nearly the same',
  'the same beginning': 'begin the same',
};

/** Whole sentences for what is no value of its own, by level; the last one where it was not compared. */
const wholeSentences: Readonly<Record<string, readonly string[]>> = {
  [relatedParties]: ['Relatives, or companies of one group, would explain the likeness as well.'],
  [generationComparison]: [
    'They are told apart by generation, as Sr and Jr are: two people.',
    'Both are of one generation, as Jr and junior are.',
  ],
  nameOrder: [
    'Given and family name stand in each other’s place.',
    'Given and family names stand in their places.',
    'Not compared: one of them lacks a given or a family name.',
  ],
  givenInitial: [
    'One given name is but an initial, and not that of the other.',
    'One given name is but an initial, and that of the other.',
    'Not compared: no given name is but an initial.',
  ],
  familyInitial: [
    'One family name is but an initial, and not that of the other.',
    'One family name is but an initial, and that of the other.',
    'Not compared: no family name is but an initial.',
  ],
  middleInitial: [
    'One has an initial of a middle name that the other does not have.',
    'Both have the same initial of a middle name.',
    'Not compared: they do not both have a middle name, or have it in full.',
  ],
  acrossScripts: [
    'One name is in another script, and is not heard as the other one is written.',
    'One name is in another script, and one part of it is heard as the other one is written.',
    'One name is in another script, and is heard as the other one is written.',
    'Not compared: both names are in one script, or nobody can tell how one of them is heard.',
  ],
};

/** One line of evidence in plain English. */
export function evidenceSentence(evidence: TellableEvidence): string {
  const { comparison, level } = evidence;
  const whole = wholeSentences[comparison];
  if (whole) return (level === null ? whole.at(-1) : whole[level]) ?? `${comparison} was compared.`;
  const levels = levelsOf(comparison);
  const [one, many] = nounsOf(comparison);
  if (level === null) return notCompared(one, evidence);
  const isShared = level === levels.length - 1;
  return `${isShared ? sharedSentence(one, evidence) : apartSentence(many, levels[level] ?? '', evidence)}${aside(evidence)}`;
}

function nounsOf(comparison: string): readonly [string, string] {
  const attribute = attributeOf(comparison);
  return nouns[comparison] ?? [attribute ?? comparison, `values of ${attribute ?? comparison}`];
}

function notCompared(one: string, { comparison, sides }: TellableEvidence): string {
  const silent = sides.filter(({ says }) => !says);
  const [first] = silent;
  if (!first)
    return `Not compared: ${incomparable[comparison] ?? `what they have as ${one} says nothing about the other`}.`;
  if (silent.length === 1) return `Not compared: ${first.recordId} has no ${one}.`;
  return `Not compared: neither record has ${/^[aeio]/.test(one) ? 'an' : 'a'} ${one}.`;
}

/** Why two values of a kind may say nothing about each other, as an initial and a name do, or two scripts. */
const incomparable: Readonly<Record<string, string>> = {
  birthDate: 'of one of them only the year is known',
  birthYear: 'of both more than the year is known',
  externalId: 'neither names the other, nor do both name ids of one system',
  mailbox: 'two mailboxes of roles say nothing',
};

function sharedSentence(one: string, { sides, ...evidence }: TellableEvidence): string {
  const value = sides[0].value ?? sides[1].value;
  const shared = `Both have ${value === null ? `the same ${one}` : `the ${one} ${value}`}${howCommon(evidence)}.`;
  return `${shared}${lossOf(evidence)}`;
}

/** A value loses its power by the names of those who have it, not by their number. */
function lossOf({ power }: Pick<TellableEvidence, 'power'>): string {
  if (power === null || power === 1) return '';
  return power === 0
    ? ' It says nothing, since records of so many names have it.'
    : ' It says less, since records of different names have it.';
}

function apartSentence(many: string, level: string, { sides, oneInOfSlip, weight }: TellableEvidence): string {
  const [one, other] = sides;
  const values = one.value === null || other.value === null ? '' : ` ${one.value} and ${other.value}`;
  const apart = `The ${many}${values} ${phrases[level] ?? `are ${level}`}.`;
  return oneInOfSlip === null ? apart : `${apart} ${twoNames(oneInOfSlip, weight)}`;
}

/** Why names that look alike need not be one: a slip makes a name that hardly anyone has. */
function twoNames([one, other]: readonly [number, number], weight: number): string {
  const both = `About one in ${one} has the one and one in ${other} the other`;
  return weight < 0 ? `${both}: two names are likelier than a slip.` : `${both}, which makes a slip less likely.`;
}

function howCommon({ holders, power, oneIn }: Omit<TellableEvidence, 'sides'>): string {
  if (holders !== null) return `, which ${otherRecords(holders - 2)}`;
  if (power !== null) return power === 1 ? ', which few others have' : '';
  if (oneIn === null) return '';
  return Number.isFinite(oneIn) ? `, as about one in ${oneIn} has` : ', which hardly anyone has';
}

function otherRecords(count: number): string {
  if (count <= 0) return 'no other record has';
  return count === 1 ? 'one other record has' : `${count} other records have`;
}

/** Of an address, one part that says most counts for all. */
const partsOfPlace: ReadonlySet<string> = new Set(['street', 'postalCode', 'city']);

/** What else decides about its weight. */
function aside({ comparison, level, weight, alone, effect }: TellableEvidence): string {
  if (effect === 'CONFLICTS') return ' Date of birth and tax id both differ: two people.';
  if (alone === null || alone === weight) return '';
  if (partsOfPlace.has(comparison) && weight === 0)
    return ' It counts nothing, since another part of the address says so already.';
  if (comparison === 'familyName') return ' It counts less beside the given name, since a country has its names.';
  if (comparison === 'email' && level !== levelsOf(comparison).length - 1)
    return ' It counts little, since an email is often made from the name.';
  return ' It counts less, since strangers of one name are as alike more often than others.';
}
