import type { Decision } from '../decision.ts';
import { type ClusteringMatter, guardedRecord } from '../engine/cluster-component.ts';
import type { IdentifierLimit } from '../engine/rules.ts';
import type { Conflict } from '../guards/conflict.ts';
import { type AskedAbout, type Guarding, guardingsBetween } from '../guards/guards.ts';
import type { Hold } from '../match.ts';
import { inBits } from '../model/bits.ts';

/** What keeps two customers apart, or makes them one whatever else speaks. */
export type Guard =
  | Hold
  /** A person and an organisation. */
  | 'KIND'
  /** A steward decided that they are one. */
  | 'ALWAYS';

export interface GuardThatSpoke {
  guard: Guard;
  /** In plain English, without anything that records say. */
  sentence: string;
  /** Keys of the two records that it spoke of, one of each customer; null when it is about all of them. */
  records: readonly [string, string] | null;
  /** The steward's decision that it is; null of every other guard. */
  decision: Decision | null;
}

/** The records of two customers, by their slots. */
export interface TwoCustomers {
  some: readonly number[];
  others: readonly number[];
  /** What they weigh against each other; null where they are of two kinds. */
  mean: number | null;
  /** What clustering said that holds their parts apart. */
  holds: readonly Hold[];
  /** Whether records of both match that were not looked at together, since too many hang together by pairs like theirs. */
  areCrowded: boolean;
  /** Two records of a link that is set aside between them; null when there is none. */
  bridge: readonly [number, number] | null;
}

/** Every guard that holds between two customers, each once, by the first two records that it speaks of; limits one by one. */
export function guardsBetween(customers: TwoCustomers, matter: ClusteringMatter): GuardThatSpoke[] {
  const { some, others, mean, holds, areCrowded, bridge } = customers;
  const { rules } = matter;
  const found = decisionsBetween(some, others, matter);
  if (mean === null) found.push(guard('KIND', 'One is a person and the other an organisation: they are not compared.'));
  if (bridge) {
    const records = keysOf(bridge, matter);
    const sentence = `The link of ${records.join(' and ')} alone held a large and sparse group together; it waits until someone has looked.`;
    found.push(guard('BRIDGE', sentence, records));
  }
  if (mean !== null) found.push(...guardings(some, others, matter));
  for (const hold of holds) {
    if (hold === 'BELOW_BAR' || found.some((each) => each.guard === hold)) continue;
    found.push(guard(hold, 'It held parts of the two customers apart when they were about to become one.'));
  }
  if (areCrowded)
    found.push(
      guard(
        'COMPONENT_LIMIT',
        'More records hang together by pairs like theirs than one party has: only those that weigh more are looked at together.',
      ),
    );
  if (mean !== null && mean < rules.mergeBar)
    found.push(
      guard(
        'BELOW_BAR',
        `All their records together weigh ${inBits(mean)} bits, short of the bar of ${inBits(rules.mergeBar)}.`,
      ),
    );
  // What decisions united is weighed as if it were apart: two customers may reach a bar that none of their parts does.
  else if (holds.includes('BELOW_BAR'))
    found.push(
      guard(
        'BELOW_BAR',
        'Parts that stewards united are weighed each by itself, and fall short of the bar: they stay apart.',
      ),
    );
  return found;
}

/** What stewards decided about the records of one customer. */
export function decisionsWithin(slots: readonly number[], matter: ClusteringMatter): GuardThatSpoke[] {
  return decisionsBetween(slots, slots, matter);
}

function decisionsBetween(
  some: readonly number[],
  others: readonly number[],
  { decisions, population }: ClusteringMatter,
): GuardThatSpoke[] {
  if (decisions.isEmpty) return [];
  const opposite = new Set(others);
  const found = new Map<string, GuardThatSpoke>();
  for (const slot of some) {
    for (const { decision, other } of decisions.of(slot)) {
      if (!opposite.has(other) || found.has(decision.id)) continue;
      const records = [population.keyOf(slot), population.keyOf(other)] as const;
      const what =
        decision.type === 'NEVER' ? 'are two, whatever speaks for one' : 'are one, whatever speaks against it';
      const sentence = `A steward decided that ${records.join(' and ')} ${what}.`;
      found.set(decision.id, { guard: decision.type, sentence, records, decision });
    }
  }
  return [...found.values()];
}

function guardings(some: readonly number[], others: readonly number[], matter: ClusteringMatter): GuardThatSpoke[] {
  const { rules } = matter;
  const guardedOf = (slots: readonly number[]) => slots.map((slot) => guardedRecord(slot, matter));
  const found: GuardThatSpoke[] = [];
  const spoken = new Set<Hold | IdentifierLimit>();
  for (const guarding of guardingsBetween(guardedOf(some), guardedOf(others), rules)) {
    const once = guarding.hold === 'IDENTIFIER_LIMIT' ? guarding.limit : guarding.hold;
    if (!spoken.has(once)) found.push(spokenOf(guarding));
    spoken.add(once);
  }
  return found;
}

function guard(guard: Guard, sentence: string, records: GuardThatSpoke['records'] = null): GuardThatSpoke {
  return { guard, sentence, records, decision: null };
}

function keysOf([a, b]: readonly [number, number], { population }: ClusteringMatter): readonly [string, string] {
  return [population.keyOf(a), population.keyOf(b)];
}

function spokenOf(guarding: Guarding): GuardThatSpoke {
  const { hold } = guarding;
  if (hold === 'IDENTIFIER_LIMIT') return guard(hold, limitSentence(guarding.limit));
  const { records } = guarding;
  const both = records.join(' and ');
  if (hold !== 'CLEAN_SOURCE') return guard(hold, `${both} ${conflictPhrases[hold]}.`, records);
  return guard(hold, `${both} are both of ${guarding.source}, which keeps one record for each party.`, records);
}

const conflictPhrases: Record<Conflict | AskedAbout, string> = {
  GENERATION: 'are told apart by generation, as Sr and Jr are: two people',
  BIRTH_DATE_AND_TAX_ID: 'differ in both date of birth and tax id: two people',
  PARENT_AND_CHILD: 'were born 15 to 60 years apart: parent and child of one name, or one person with a wrong date',
  SISTER_COMPANIES:
    'are of one name but for a number, a point of the compass or a country: companies of one row or group, or a slip',
  TITLE: 'are Mr and Mrs, or he and she by another title: a couple, or a title that somebody got wrong',
  VAT_NUMBERS:
    'have two numbers for VAT of one country, which gives each company one: of one group, or a number that somebody got wrong',
  TWINS: 'were born on one day, of one family name, with two given names: twins, or one person by two names',
};

function limitSentence({ identifier, most, withinDays }: IdentifierLimit): string {
  const within = withinDays === undefined ? '' : ` within ${withinDays} days`;
  return `Together they would hold more values of ${identifier}${within} than one customer may have, which is ${most}.`;
}
