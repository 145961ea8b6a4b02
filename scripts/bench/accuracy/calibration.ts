import { forEachCandidatePair } from '../../../subgraphs/identity/resolution/candidates/pairs.ts';
import { type Decision, pairOf } from '../../../subgraphs/identity/resolution/decision.ts';
import { defaultRules } from '../../../subgraphs/identity/resolution/engine/rules.ts';
import {
  countByWeight,
  probabilityOf,
  type WeighedPairs,
} from '../../../subgraphs/identity/resolution/model/calibrate.ts';
import { randomNumbers } from '../../../subgraphs/identity/resolution/model/chance.ts';
import type { Model } from '../../../subgraphs/identity/resolution/model/model.ts';
import { scorerOf } from '../../../subgraphs/identity/resolution/model/scorer.ts';
import { shippedModel } from '../../../subgraphs/identity/resolution/model/shipped.ts';
import { powerAmong } from '../../../subgraphs/identity/resolution/model/spread.ts';
import { profileOf } from '../../../subgraphs/identity/resolution/profile.ts';
import { learnModel } from '../../identity-train/learn.ts';
import type { Sample } from '../../identity-train/sample.ts';
import type { LabelledRecords } from './labelled-set.ts';

/** Thousandths of a nat on either side of the bar; 4.3 bits. */
const doubt = 3000;
const today = new Date('2026-11-26T00:00:00Z');

/** By how much probabilities are off, as a mean over pairs; every figure from 0 to 1. */
export interface CalibrationErrors {
  /** Pairs that may be linked. */
  pairs: number;
  /** By the curve that the learned model has of its own customers. */
  learned: number;
  /** By what its weights say themselves. */
  odds: number;
  /** By the curve that ships. */
  shipped: number;
  /** Of pairs around the bar alone, by the curve of its own customers. */
  doubtful: number;
  /** The same once a steward who is right decided about so many of those. */
  decided: number;
}

/** Learns a model from a set's records without their truth, and holds its probabilities against the truth. */
export function measureCalibration(
  { records, truth }: Pick<LabelledRecords, 'records' | 'truth'>,
  verdicts: number,
): CalibrationErrors {
  const sample = sampleOf(records);
  const learn = (decisions: Decision[]): Model => learnModel({ ...sample, decisions }, defaultRules, today).model;
  const model = learn([]);
  const decided = learn(rightDecisions({ records, truth }, model, verdicts));
  const counts = countsByTruth({ records, truth }, model);
  const linkable = counts.filter(({ weight }) => weight >= defaultRules.mergeBar);
  const doubtful = counts.filter(({ weight }) => isDoubtful(weight));
  return {
    pairs: linkable.reduce((sum, { pairs }) => sum + pairs, 0),
    learned: meanError(linkable, curveOf(model)),
    odds: meanError(linkable, (weight) => 1 / (1 + Math.exp(-weight / 1000))),
    shipped: meanError(linkable, curveOf(shippedModel)),
    doubtful: meanError(doubtful, curveOf(model)),
    decided: meanError(doubtful, curveOf(decided)),
  };
}

export function sampleOf(records: LabelledRecords['records']): Sample {
  const resolved = records.map((record, place) => ({
    ...{ record, formerKeys: [], firstSeen: place + 1 },
    customer: { id: `c_${place}`, ordinal: place, createdAt: 0 },
  }));
  return { records: resolved, population: records.length, decisions: [] };
}

function isDoubtful(weight: number): boolean {
  return Math.abs(weight - defaultRules.mergeBar) < doubt;
}

/** What a steward says of so many pairs around the bar, picked at random. */
function rightDecisions(
  { records, truth }: Pick<LabelledRecords, 'records' | 'truth'>,
  model: Model,
  most: number,
): Decision[] {
  const profiles = records.map((record) => profileOf(record));
  const [scorer, powerOf, random] = [scorerOf(model), powerAmong(profiles), randomNumbers(1)];
  const found: { decision: Decision; drawn: number }[] = [];
  forEachCandidatePair(profiles, model.blocking, (x, y) => {
    const [a, b, one, other] = [profiles[x], profiles[y], records[x]?.key, records[y]?.key];
    if (!a || !b || one === undefined || other === undefined || a.kind !== b.kind) return;
    const party = truth.get(one);
    if (party === undefined || !truth.has(other)) return;
    if (!isDoubtful(scorer.weightOf(a, b, powerOf, defaultRules.mergeBar - doubt))) return;
    found.push({ decision: decisionOf(one, other, party === truth.get(other)), drawn: random() });
  });
  const drawn = found.sort((a, b) => a.drawn - b.drawn).slice(0, most);
  return drawn.map(({ decision }) => decision);
}

function decisionOf(one: string, other: string, same: boolean): Decision {
  const type = same ? 'ALWAYS' : 'NEVER';
  return { id: '1-1', type, ...pairOf(one, other), by: 'truth', at: 0, reason: 'known', event: 1, revokedBy: null };
}

/** Pairs of which the truth is not known are left out. */
function countsByTruth({ records, truth }: Pick<LabelledRecords, 'records' | 'truth'>, model: Model): WeighedPairs[] {
  const known = records.filter(({ key }) => truth.has(key));
  const parties = known.map(({ key }) => truth.get(key));
  const powerOf = powerAmong(records.map((record) => profileOf(record)));
  const profiles = known.map((record) => profileOf(record));
  return countByWeight(profiles, model, powerOf, (a, b) => parties[a] === parties[b]);
}

function curveOf(model: Model): (weight: number) => number {
  return (weight) => probabilityOf(model, weight) ?? 0;
}

function meanError(counts: readonly WeighedPairs[], probability: (weight: number) => number): number {
  const pairs = counts.reduce((sum, each) => sum + each.pairs, 0);
  const wrong = counts.reduce((sum, each) => sum + Math.abs(probability(each.weight) * each.pairs - each.same), 0);
  return pairs === 0 ? 0 : wrong / pairs;
}
