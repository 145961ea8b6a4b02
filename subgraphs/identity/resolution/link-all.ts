import { Engine } from './engine/engine.ts';
import { defaultRules, type LinkingRules } from './engine/rules.ts';
import { powerAmong } from './model/spread.ts';
import { trainModel } from './model/train.ts';
import { entryOf } from './prepare.ts';
import type { PartyRecord } from './record.ts';

export interface LinkAllOptions {
  /** Learn the model from these records first, without labels; default true. */
  train?: boolean;
  rules?: LinkingRules;
}

/** Which records are one party: the keys of each, sorted. The same engine links records that come one at a time. */
export function linkAll(
  records: readonly PartyRecord[],
  { train = true, rules = defaultRules }: LinkAllOptions = {},
): string[][] {
  const entries = records.map((record, index) => entryOf(record, [], index));
  const profiles = entries.map(({ profile }) => profile);
  const model = train ? trainModel(profiles, 'trained', powerAmong(profiles)) : rules.model;
  const engine = new Engine({ ...rules, model });
  const { clusters } = engine.apply({ put: entries, remove: [] });
  return clusters.map((slots) => slots.map((slot) => engine.population.keyOf(slot)).sort());
}
