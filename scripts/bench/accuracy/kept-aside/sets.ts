import type { LabelledSet } from '../labelled-set.ts';
import { tellGroup } from './companies.ts';
import { generatedSet, type TellUnit } from './generate.ts';
import { tellHistoricFamily } from './historic.ts';
import { tellHousehold } from './households.ts';
import { tellSparsePerson } from './sparse.ts';

const tellers: readonly [string, TellUnit][] = [
  ['historic', tellHistoricFamily],
  ['sparse', tellSparsePerson],
  ['households', tellHousehold],
  ['companies', tellGroup],
];

/** Generated sets, another for each seed: they tell whether the engine serves strangers as well. */
export function keptAsideSets(size: number, seed: number): LabelledSet[] {
  return tellers.map(([name, tell], stream) => generatedSet(name, size, seed, stream, tell));
}
