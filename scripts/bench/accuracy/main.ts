import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fewestToLearnFrom } from '../../../subgraphs/identity/resolution/model/train.ts';
import { measureCalibration } from './calibration.ts';
import { csvSet } from './csv-set.ts';
import { findDrops, newSets, readFigures, updatedFigures, writeFigures } from './figures.ts';
import { keptAsideSets } from './kept-aside/sets.ts';
import type { LabelledSet } from './labelled-set.ts';
import { type AccuracyOptions, readOptions, usage } from './options.ts';
import { type MeasuredCalibration, type MeasuredSet, measureSet, printCalibration, printTable } from './report.ts';
import { hasSharedData, sharedDataSets } from './shared-data-sets.ts';
import { usualSets } from './usual-sets.ts';

/** So many pairs a steward decides about, for what that does to probabilities. */
const verdicts = 500;

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await bench(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('npm run bench:accuracy -- --help says what can be asked');
  process.exitCode = 1;
}

async function bench(options: AccuracyOptions): Promise<void> {
  if (options.calibration) return benchCalibration(options);
  const measured: MeasuredSet[] = [];
  const lines: string[] = [];
  for (const set of chosenSets(options)) {
    const report = measureSet(set, await set.load());
    measured.push(report.figures);
    lines.push(...report.lines);
  }
  printTable(measured);
  for (const line of lines) console.log(line);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
  if (options.figures === 'update') writeFigures(updatedFigures(readFigures(), measured));
  if (options.figures === 'check') check(measured);
}

async function benchCalibration(options: AccuracyOptions): Promise<void> {
  const measured: MeasuredCalibration[] = [];
  for (const set of chosenSets(options)) {
    const labelled = await set.load();
    if (labelled.records.length < fewestToLearnFrom) console.log(`${set.name}: left out, too small to learn from`);
    else measured.push({ set: set.name, ...measureCalibration(labelled, verdicts) });
  }
  printCalibration(measured, verdicts);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
}

/** A name given by `--set` is looked up among all sets; without names, either the usual ones or those kept aside. */
function chosenSets({ csv, sets, keptAside, size, seed }: AccuracyOptions): LabelledSet[] {
  if (csv) return [csvSet(csv.files.map((file) => basename(file)).join('+'), csv)];
  const generated = keptAsideSets(size, seed);
  const usual = usualSets(seed);
  const known = [...usual, ...generated].map(({ name }) => name);
  for (const name of sets ?? [])
    if (!known.includes(name)) throw new Error(`--set: no set is called ${name}: choose of ${known.join(', ')}`);
  const wanted = (set: LabelledSet): boolean => sets === null || sets.includes(set.name);
  const chosen = (sets ? [...usual, ...generated] : keptAside ? generated : usual).filter(wanted);
  if (hasSharedData()) return chosen;
  const absent = chosen.filter((set) => sharedDataSets.includes(set));
  if (absent.length > 0)
    console.log(`left out: ${absent.map(({ name }) => name).join(', ')}, whose files are not at ../shared/data`);
  return chosen.filter((set) => !absent.includes(set));
}

function check(measured: readonly MeasuredSet[]): void {
  const committed = readFigures();
  const drops = findDrops(committed, measured);
  for (const drop of drops) console.error(drop);
  for (const set of newSets(committed, measured)) console.log(`${set}: no figures are committed yet; --update does so`);
  if (drops.length > 0) process.exitCode = 1;
  else console.log('no figure is more than 0.005 below the committed one');
}
