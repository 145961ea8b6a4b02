import { inBits } from '../../subgraphs/identity/graphql/weight.ts';
import { levelWeights } from '../../subgraphs/identity/resolution/model/compiled.ts';
import { levelsOf } from '../../subgraphs/identity/resolution/model/file.ts';
import type { KindModel, Model } from '../../subgraphs/identity/resolution/model/model.ts';
import type { PartyKind } from '../../subgraphs/identity/resolution/record.ts';
import { alignedTable } from '../aligned-table.ts';
import type { Learned } from './learn.ts';

const names: Record<PartyKind, { one: string; many: string }> = {
  PERSON: { one: 'person', many: 'people' },
  ORGANISATION: { one: 'organisation', many: 'organisations' },
};
/** Others that a record may be expected to have. */
const plausible = { least: 0.001, most: 20 };

/**
 * What was learned, for people to read: of each kind the prior, and what each level of each comparison weighs; and on how
 * many decisions the probabilities rest.
 */
export function reportOf({ model, population, notLearned, verdicts }: Learned): string {
  const kinds = (['PERSON', 'ORGANISATION'] as const).filter((kind) => !notLearned.includes(kind));
  const tables = kinds.map((kind) => `${priorText(kind, model, population[kind])}\n\n${levelTable(kind, model)}`);
  return [...tables, verdictText(verdicts)].join('\n\n');
}

/** What is odd about a learned model, a sentence each. */
export function warningsOf({ model, population, sampled, notLearned }: Learned): string[] {
  return (['PERSON', 'ORGANISATION'] as const).flatMap((kind) => {
    const { many } = names[kind];
    if (population[kind] === 0) return [];
    if (notLearned.includes(kind)) {
      const more =
        sampled[kind] < population[kind] ? `; of some ${count(population[kind])}, pick more by --sample` : '';
      return [
        `${count(sampled[kind])} ${many} are too few to learn from: the model has shipped values for them${more}`,
      ];
    }
    const others = model.kinds[kind].prior * (population[kind] - 1);
    const among = `among ${count(population[kind])} ${many} a record has ${others.toPrecision(2)} others of its own`;
    return [
      ...(others < plausible.least
        ? [`${among}: hardly any record has another, so there was little to learn from`]
        : []),
      ...(others > plausible.most
        ? [`${among}, which is hardly true: strangers were taken for one ${names[kind].one}`]
        : []),
      ...comparedOf(kind, model.kinds[kind]).flatMap(({ name, gain }) => {
        if (gain < -rounding)
          return [
            `of ${many}, the same ${name} speaks against a match: what was learned did not settle, do not use it`,
          ];
        return gain > rounding ? [] : [`of ${many}, the ${name} says nothing: strangers have the same as often`];
      }),
    ];
  });
}

/** Thousandths of a nat. */
const rounding = 2;

/** Comparisons of values, with how much more it weighs to have the same one than another. */
function comparedOf(kind: PartyKind, { comparisons }: KindModel): { name: string; gain: number }[] {
  return Object.entries(comparisons).flatMap(([name, comparison]) => {
    const weights = levelWeights(comparison);
    const gain = (weights.at(-1) ?? 0) - (weights[0] ?? 0);
    return levelsOf(kind, name).at(-1) === 'the same' ? [{ name, gain }] : [];
  });
}

function priorText(kind: PartyKind, { kinds }: Model, population: number): string {
  const { one, many } = names[kind];
  const { prior } = kinds[kind];
  const pairs = (prior * population * (population - 1)) / 2;
  return (
    `${count(population)} ${many}: of all pairs 1 in ${count(1 / prior)} is one ${one}, ` +
    `which makes ${count(pairs)} pairs, ${(prior * (population - 1)).toPrecision(2)} others for a record.`
  );
}

function verdictText(verdicts: number): string {
  const pairs = `${count(verdicts)} ${verdicts === 1 ? 'pair' : 'pairs'}`;
  return `Probabilities are measured on the customers that the model makes of them, and on ${pairs} that stewards decided about.`;
}

function levelTable(kind: PartyKind, { kinds }: Model): string {
  const rows = Object.entries(kinds[kind].comparisons).flatMap(([name, comparison]) => {
    const weights = levelWeights(comparison);
    return levelsOf(kind, name)
      .map((level, place) => ({
        level,
        cells: [
          inBits(weights[place] ?? 0).toFixed(1),
          percent(comparison.m[place] ?? 0),
          percent(comparison.u[place] ?? 0),
        ],
      }))
      .reverse()
      .map(({ level, cells }, place) => [place === 0 ? name : '', level, ...cells]);
  });
  return alignedTable([['comparison', 'level', 'bits', `one ${names[kind].one}`, 'strangers'], ...rows], 2);
}

function percent(share: number): string {
  return `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 3 })} %`;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
