import { chooseBlocking } from '../candidates/choose-blocking.ts';
import type { Blocking } from '../candidates/key-types.ts';
import { type Comparison, unsaid } from '../comparison/comparison.ts';
import { attributeComparison, comparisons } from '../comparison/comparisons.ts';
import { nameLevels } from '../comparison/name.ts';
import { organisationName } from '../comparison/organisation-name.ts';
import type { Profile } from '../profile.ts';
import type { PartyKind } from '../record.ts';
import { anchored } from './anchored.ts';
import { chanceOfLevels, withOtherSpellings, withoutMatches } from './chance.ts';
import { levelWeights, logOdds } from './compiled.ts';
import { countValues } from './frequencies.ts';
import { Lessons, teachingWeight } from './lessons.ts';
import type { ComparisonModel, KindModel, Model } from './model.ts';
import { type RelativesOfOneName, relativesLevels } from './relatives.ts';
import { fullPower, type PowerOf } from './scorer.ts';
import { comparablePairs, withCounted } from './shared-by-chance.ts';
import { beginningOf, shippedModel } from './shipped.ts';
import { type TrainedKind, type TrainingPairs, trainingPairs } from './training-pairs.ts';

/** From fewer records of a kind chance would be learned, not people: they get shipped values. */
export const fewestToLearnFrom = 300;
const rounds = 10;

/**
 * Learns a model from records that nobody labelled: `u` from random pairs, `m` by expectation–maximisation that begins with
 * and is anchored on shipped values, the prior from the expected number of matches among all possible pairs.
 *
 * @param population how many records there are, where the profiles are a sample spread over all of them: how likely two
 * records picked at random are one party is the same in both
 */
export function trainModel(
  profiles: readonly Profile[],
  name: string,
  powerOf: PowerOf = fullPower,
  population = profiles.length,
): Model {
  const blocking = chooseBlocking(profiles, population);
  const kinds: Record<PartyKind, KindModel> = { ...shippedModel.kinds };
  for (const kind of ['PERSON', 'ORGANISATION'] as const) {
    const ofKind = profiles.filter((profile) => profile.kind === kind);
    if (ofKind.length >= fewestToLearnFrom) kinds[kind] = trainKind(ofKind, kind, powerOf, blocking);
  }
  return { name, records: profiles.length, blocking, kinds };
}

function trainKind(profiles: readonly Profile[], kind: PartyKind, powerOf: PowerOf, blocking: Blocking): KindModel {
  const attributes = [...new Set(profiles.flatMap((profile) => [...profile.attributes.keys()]))];
  const compared = [...comparisons[kind], ...attributes.sort().map(attributeComparison)];
  const areNamed = profiles.some(({ names }) => names.length > 0);
  const shipped = compared.map(({ name }) => beginningOf(kind, name, areNamed));
  const frequencies = compared.map((comparison) => countValues(comparison, profiles));
  const chance = chanceOfLevels(profiles, compared, shipped);
  const possible = (profiles.length * (profiles.length - 1)) / 2;
  const comparable = compared.map((comparison) => comparablePairs(comparison, profiles));

  const shippedRelated = shippedModel.kinds[kind].related / shippedModel.kinds[kind].prior;
  let prior = Math.min(0.1, 1 / profiles.length);
  const first: TrainedKind = {
    ...{ prior, related: prior * shippedRelated, namesTogether: shippedModel.kinds[kind].namesTogether },
    models: shipped.map(({ m, r }, index) => ({
      ...{ m, u: strangersOf(compared[index], chance[index] ?? [], m), r },
      ...frequencies[index],
    })),
  };
  let trained = first;
  const teach = canTeach(profiles, compared, first);
  const pairs = trainingPairs(profiles, kind, kindModel(first, compared), powerOf, blocking);
  for (let round = 0; round < rounds; round++) {
    const { matches, relatives, relativesOfOneName, namesakes, ...seen } = expectedLevels(pairs, trained, compared);
    const { lessons, sharing, amongNamesakes } = seen;
    prior = Math.min(0.5, Math.max(1 / possible, matches / possible));
    const related = Math.min(mostRelated * prior, Math.max(leastRelated * prior, relatives / possible));
    const models = shipped.map(({ m: begin, u: shippedU, r }, index) => {
      const { name = '' } = compared[index] ?? {};
      const changes = round === rounds - 1 && changing[kind].has(name);
      const m = teach ? anchored(begin, lessons.counted(index, begin, changes)) : begin;
      const sampled = withoutMatches(chance[index] ?? [], m, prior);
      const pairsOf = comparable[index] ?? null;
      const counted =
        pairsOf === null ? sampled : withCounted(sampled, shippedU.at(-1) ?? 0, sharing[index] ?? 0, pairsOf);
      const u = strangersOf(compared[index], counted, m);
      const isTold = toldOfNamesakes.has(name);
      const n = isTold ? { n: ofNamesakes(u, amongNamesakes[index] ?? []) } : {};
      return { m, u, r: r && relativesLevels(r, name, m, relativesOfOneName), ...n, ...frequencies[index] };
    });
    const namesTogether = teach ? togetherness(namesakes, possible, compared, models) : first.namesTogether;
    trained = { prior, related, namesTogether, models };
  }
  const foundNobody = prior * possible < fewestMatches;
  return kindModel(!teach && (foundNobody || saidOf(profiles, compared).length < 2) ? first : trained, compared);
}

const contacts = ['email', 'phone'];
/**
 * Parties change these, and where little else is known those that did are not among who teaches: that nobody does would be learned of
 * everybody else. Said of the last round only, since namesakes elsewhere or with other emails would teach what is one party.
 */
const changing: Record<PartyKind, ReadonlySet<string>> = {
  PERSON: new Set([...contacts, 'street', 'postalCode', 'city', 'familyName']),
  ORGANISATION: new Set(contacts),
};

/** That names are in their places is no value that two have in common. */
function strangersOf(
  comparison: Comparison | undefined,
  u: readonly number[],
  m: readonly number[],
): readonly number[] {
  return comparison?.levels.at(-1) === 'the same' ? withOtherSpellings(u, m) : u;
}

/** What any of them says something of. How many are one party cannot be told from a single such comparison, as a company's name. */
function saidOf(profiles: readonly Profile[], compared: readonly Comparison[]): Comparison[] {
  return compared.filter((comparison) => profiles.some((profile) => comparison.shared(profile, profile).length > 0));
}

/** Fewer pairs of one party than this in all are none. */
const fewestMatches = 2;

/**
 * Whether two records that agree in everything look like one party, values being as common as they are on average. Where names
 * are all that is known they do not: those who do have rare names, and how often parties differ is not learned of them alone.
 */
function canTeach(
  profiles: readonly Profile[],
  compared: readonly Comparison[],
  { prior, models }: TrainedKind,
): boolean {
  const said = new Set(saidOf(profiles, compared));
  const agreeing = compared.map((comparison, index) => {
    const model = models[index];
    return said.has(comparison) && model ? Math.max(0, levelWeights(model).at(-1) ?? 0) : 0;
  });
  return agreeing.reduce((sum, weight) => sum + weight, logOdds(prior)) > teachingWeight;
}

/** Companies have branches, and are known by their names wherever they are; people are told from namesakes by where they live. */
function branchedAmong(compared: readonly Comparison[]): number[] {
  if (!compared.includes(organisationName)) return [];
  return compared.flatMap(({ group }, index) => (group === 'place' ? [index] : []));
}

/** Bounds of how many related pairs there are for each pair of one party. */
const leastRelated = 0.02;
const mostRelated = 10;

interface Expected {
  matches: number;
  relatives: number;
  /** Strangers of one given and one family name. */
  namesakes: number;
  lessons: Lessons;
  /** Strangers who say the same, by comparison. */
  sharing: number[];
  /** The same by comparison and level. */
  amongNamesakes: number[][];
  relativesOfOneName: RelativesOfOneName;
}

function expectedLevels(pairs: TrainingPairs, trained: TrainedKind, compared: readonly Comparison[]): Expected {
  const tops = compared.map(({ levels }) => levels.length - 1);
  const sharing = compared.map(() => 0);
  const lessons = new Lessons(trained.models, branchedAmong(compared));
  const amongNamesakes = trained.models.map(({ m }) => m.map(() => 0));
  const relativesOfOneName = { same: 0, all: 0 };
  const [given, family] = namesIn(compared);
  let [matches, relatives, namesakes] = [0, 0, 0];
  pairs.forEachWeight(trained, (weight, penalty, levels, weights) => {
    lessons.add(weight, levels, weights);
    const probability = 1 / (1 + Math.exp(-weight / 1000));
    matches += probability;
    const strangers = (1 - probability) * Math.exp(penalty / 1000);
    const related = 1 - probability - strangers;
    relatives += related;
    if ((levels[given] ?? unsaid) !== unsaid) relativesOfOneName.all += related;
    if (levels[given] === sameName) relativesOfOneName.same += related;
    if (levels[given] === sameName && levels[family] === sameName) {
      namesakes += strangers;
      for (let index = 0; index < amongNamesakes.length; index++) {
        const level = levels[index] ?? -1;
        const count = amongNamesakes[index];
        if (count && level >= 0) count[level] = (count[level] ?? 0) + strangers;
      }
    }
    for (let index = 0; index < tops.length; index++) {
      if (levels[index] === tops[index]) sharing[index] = (sharing[index] ?? 0) + strangers;
    }
  });
  return { matches, relatives, namesakes, lessons, sharing, amongNamesakes, relativesOfOneName };
}

/**
 * What namesakes agree in more often than other strangers do: they are of one country, and so of its cities, and their names are
 * swapped as often as anyone's.
 */
const toldOfNamesakes: ReadonlySet<string> = new Set(['nameOrder', 'city']);
/** Other strangers count as much as this many namesakes, of whom a small population has too few to tell them from slips. */
const fewToLearnFrom = 3000;

function ofNamesakes(u: readonly number[], counts: readonly number[]): number[] {
  const seen = counts.reduce((sum, count) => sum + count, 0);
  return u.map((share, level) => ((counts[level] ?? 0) + fewToLearnFrom * share) / (seen + fewToLearnFrom));
}

/** How many strangers share both names, for each that would if one name said nothing of the other. */
function togetherness(
  namesakes: number,
  possible: number,
  compared: readonly Comparison[],
  models: readonly ComparisonModel[],
): number {
  const [given, family] = namesIn(compared).map((place) => models[place]?.u[sameName] ?? 0);
  const byChance = possible * (given ?? 0) * (family ?? 0);
  return Math.min(mostTogether, Math.max(1, (namesakes + fewNamesakes) / (byChance + fewNamesakes)));
}

function namesIn(compared: readonly Comparison[]): [given: number, family: number] {
  const place = (name: string): number => compared.findIndex((each) => each.name === name);
  return [place('givenName'), place('familyName')];
}

const sameName = nameLevels.length - 1;
const fewNamesakes = 5;
const mostTogether = 200;

function kindModel({ prior, related, namesTogether, models }: TrainedKind, compared: readonly Comparison[]): KindModel {
  const named = compared.map(({ name }, index): [string, ComparisonModel] => [name, models[index] ?? { m: [], u: [] }]);
  return { prior, related, namesTogether, comparisons: Object.fromEntries(named) };
}
