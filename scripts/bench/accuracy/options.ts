import { parseArgs } from 'node:util';
import { wholeNumber } from '../command-line.ts';
import type { CsvSource } from './csv-set.ts';

export const usage = `npm run bench:accuracy -- [--set NAME[,NAME]] [--kept-aside] [--json FILE] [--check | --update | --calibration]
npm run bench:accuracy -- --records FILE[,FILE] --truth COLUMN[:REGEX] --columns MAPPING.json [--json FILE]

  --set         measure these sets only
  --kept-aside  measure the generated sets
  --size        records in each generated set (default 5000)
  --seed        of the sample world and the generated sets (default 1)
  --calibration
                say by how much probabilities are off instead, before and after a steward's decisions
  --check       fail when a figure is more than 0.005 below the committed one
  --update      commit to today's figures
  --records     CSV files to measure instead
  --truth       column that says which party a row is; of the regex, its one group: rec_id:rec-(\\d+)
  --truth-file  CSV file of its own with the --id columns and the --truth column
  --columns     JSON file that names a column for each attribute; scripts/bench/accuracy/README.md lists them
  --id          columns that together name a row, separated by commas (default: its place in the file)
  --json        file to write the figures to`;

export interface AccuracyOptions {
  /** Names of the sets to measure; null for all. */
  sets: string[] | null;
  keptAside: boolean;
  calibration: boolean;
  size: number;
  seed: number;
  json: string | null;
  /** What to do with the committed figures. */
  figures: 'check' | 'update' | null;
  csv: CsvSource | null;
  help: boolean;
}

/** What the committed figures are of. */
export const defaults = { size: 5000, seed: 1 };

/** @throws Error that names the option and what it must be. */
export function readOptions(args: readonly string[]): AccuracyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: 'string' },
      'kept-aside': { type: 'boolean', default: false },
      calibration: { type: 'boolean', default: false },
      ...{
        size: { type: 'string', default: `${defaults.size}` },
        seed: { type: 'string', default: `${defaults.seed}` },
      },
      json: { type: 'string' },
      ...{ check: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
      ...{ records: { type: 'string' }, truth: { type: 'string' }, 'truth-file': { type: 'string' } },
      ...{ columns: { type: 'string' }, id: { type: 'string' } },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { check, update } = values;
  if (check && update) throw new Error('--check and --update cannot go together: choose one');
  const size = wholeNumber('--size', values.size, 100, 1_000_000);
  const seed = wholeNumber('--seed', values.seed, 0, 0xffff_ffff);
  if ((check || update) && (size !== defaults.size || seed !== defaults.seed))
    throw new Error('the committed figures are of the default --size and --seed: leave them out');
  if ((check || update) && values.calibration)
    throw new Error('--calibration has no committed figures: leave out --check and --update');
  const csv = readCsvSource(values);
  if (csv && (check || update || values.set !== undefined || values['kept-aside']))
    throw new Error('--records measures these files only: leave out --set, --kept-aside, --check and --update');
  return {
    ...{ sets: list(values.set), keptAside: values['kept-aside'], calibration: values.calibration },
    ...{ size, seed, csv, help: values.help },
    json: values.json ?? null,
    figures: check ? 'check' : update ? 'update' : null,
  };
}

type CsvValues = Partial<Record<'records' | 'truth' | 'truth-file' | 'columns' | 'id', string>>;

function readCsvSource(values: CsvValues): CsvSource | null {
  const files = list(values.records);
  if (files === null) {
    const flags = ['truth', 'truth-file', 'columns', 'id'] as const;
    const stray = flags.find((flag) => values[flag] !== undefined);
    if (stray) throw new Error(`--${stray} says something about --records FILE[,FILE], which is missing`);
    return null;
  }
  if (!values.truth) throw new Error('--truth COLUMN[:REGEX] is missing: which column says who a row is?');
  if (!values.columns) throw new Error('--columns MAPPING.json is missing: which column holds which attribute?');
  const id = list(values.id) ?? [];
  const truthFile = values['truth-file'] ?? null;
  if (truthFile && id.length === 0) throw new Error('--truth-file needs --id COLUMN, by which it names the records');
  return { files, mappingFile: values.columns, truth: values.truth, truthFile, id };
}

function list(text: string | undefined): string[] | null {
  const items = text?.split(',').flatMap((item) => item.trim() || []);
  return items && items.length > 0 ? items : null;
}
