import { createHash } from 'node:crypto';
import type { Decision } from '../../subgraphs/identity/resolution/decision.ts';
import { Engine } from '../../subgraphs/identity/resolution/engine/engine.ts';
import { withoutBlockedValues } from '../../subgraphs/identity/resolution/guards/blocked-values.ts';
import { calibrated, type Verdict } from '../../subgraphs/identity/resolution/model/calibrate.ts';
import { modelText } from '../../subgraphs/identity/resolution/model/file.ts';
import type { Model } from '../../subgraphs/identity/resolution/model/model.ts';
import { powerAmong } from '../../subgraphs/identity/resolution/model/spread.ts';
import { fewestToLearnFrom, trainModel } from '../../subgraphs/identity/resolution/model/train.ts';
import { entryOf } from '../../subgraphs/identity/resolution/prepare.ts';
import type { PartyKind } from '../../subgraphs/identity/resolution/record.ts';
import type { RulesBesideModel } from '../../subgraphs/identity/settings/rules-file.ts';
import type { Sample } from './sample.ts';

export interface Learned {
  model: Model;
  /** How many records of each kind there are; estimated from the sample where there are more than it holds. */
  population: Record<PartyKind, number>;
  /** How many of them it was learned from. */
  sampled: Record<PartyKind, number>;
  /** Kinds of which there are too few records: for them the model has shipped values. */
  notLearned: PartyKind[];
  /** How many pairs stewards had decided about, whose records are there. */
  verdicts: number;
}

const kinds = ['PERSON', 'ORGANISATION'] as const;

/**
 * Learns a model from records that nobody labelled, and measures its probabilities on the customers that it makes of them
 * under these rules, and on what stewards decided.
 *
 * @throws Error when there are too few records of either kind.
 */
export function learnModel({ records, population, decisions }: Sample, rules: RulesBesideModel, today: Date): Learned {
  const entries = records.map(({ record, formerKeys }, place) =>
    entryOf(withoutBlockedValues(record, rules.blockedValues), formerKeys, place),
  );
  const profiles = entries.map(({ profile }) => profile);
  const countOf = (kind: PartyKind): number => profiles.filter((profile) => profile.kind === kind).length;
  const sampled = { PERSON: countOf('PERSON'), ORGANISATION: countOf('ORGANISATION') };
  const notLearned = kinds.filter((kind) => sampled[kind] < fewestToLearnFrom);
  if (notLearned.length === kinds.length) throw tooFew(sampled, records.length, population);

  const powerOf = powerAmong(profiles);
  const learned = trainModel(profiles, 'trained', powerOf, population);
  const engine = new Engine({ ...rules, model: learned });
  const { clusters } = engine.apply({ put: entries, remove: [] });
  const placeOf = new Map(
    entries.flatMap(({ key, formerKeys }, place) => [key, ...formerKeys].map((one) => [one, place])),
  );
  const places = clusters.map((slots) => slots.flatMap((slot) => placeOf.get(engine.population.keyOf(slot)) ?? []));
  const verdicts = verdictsOf(decisions, placeOf);
  const model = calibrated(learned, profiles, places, powerOf, verdicts);
  const share = population / records.length;
  return {
    model: { ...model, name: versionedName(model, today) },
    population: {
      PERSON: Math.round(sampled.PERSON * share),
      ORGANISATION: Math.round(sampled.ORGANISATION * share),
    },
    sampled,
    notLearned,
    verdicts: verdicts.length,
  };
}

function verdictsOf(decisions: readonly Decision[], placeOf: ReadonlyMap<string, number>): Verdict[] {
  return decisions.flatMap(({ low, high, type }) => {
    const [a, b] = [placeOf.get(low), placeOf.get(high)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, same: type === 'ALWAYS' }];
  });
}

function versionedName(model: Model, today: Date): string {
  const hash = createHash('sha256').update(modelText(model)).digest('hex');
  return `trained-${today.toISOString().slice(0, 10)}-${hash.slice(0, 8)}`;
}

function tooFew(
  { PERSON: people, ORGANISATION: organisations }: Learned['sampled'],
  picked: number,
  of: number,
): Error {
  const [among, remedy] =
    picked < of ? [`${picked} of the ${of} records`, 'Pick more by --sample'] : ['the records', 'Import more first'];
  return new Error(
    `there are ${people} people and ${organisations} organisations among ${among}: a model is learned from ` +
      `${fewestToLearnFrom} of a kind on. ${remedy}; until then the shipped model serves.`,
  );
}
