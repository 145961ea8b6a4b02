import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeModel } from '../subgraphs/identity/resolution/model/file.ts';
import type { Model } from '../subgraphs/identity/resolution/model/model.ts';
import { giveWay } from '../subgraphs/kit/give-way.ts';
import { openExistingStore } from './existing-store.ts';
import { trainingConfig } from './identity-config.ts';
import { learnModel } from './identity-train/learn.ts';
import { reportOf, warningsOf } from './identity-train/report.ts';
import { sampleRecords } from './identity-train/sample.ts';

const usage = `npm run identity:train -- [--out FILE] [--sample N]

Learns from the records in the identity graph, without labels, what their comparisons weigh, and writes it as a model file.
The house may run meanwhile; it links by the model once that is applied: npm run identity:apply -- --model FILE.

  --out     where to write the model (default identity-model.json in DATA_DIR)
  --sample  from how many records to learn at most (default 200000)`;

giveWay();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      sample: { type: 'string', default: '200000' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  const most = z.coerce.number().int().min(1).safeParse(values.sample);
  if (!most.success) throw new Error('--sample must be a whole number, e.g. 100000');
  const { store: place, rules, modelPath } = trainingConfig(process.env);
  const path = values.out ?? modelPath;

  const store = await openExistingStore(place);
  const sample = await sampleRecords(store, most.data).finally(() => store.close());
  const { records, population } = sample;
  console.log(`Learning from ${records.length} of ${population} records …\n`);
  const learned = learnModel(sample, rules, new Date());
  write(path, learned.model);
  console.log(reportOf(learned));
  console.log('\nBits are of an average value; where values are counted, rare ones weigh more and common ones less.');
  for (const warning of warningsOf(learned)) console.warn(`Warning: ${warning}.`);
  console.log(`\nThe model ${learned.model.name} is in ${path}. What it would change, and to link by it while the house runs:
  npm run identity:plan  -- --model ${path}
  npm run identity:apply -- --model ${path}
A house on a graph that nobody applied rules to can be started with IDENTITY_MODEL=${path} as well.`);
}

function write(path: string, model: Model): void {
  try {
    writeModel(path, model);
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw new Error(
      `${path} cannot be written${why}: name a file with --out, in a directory that has room and that this user may write to.`,
    );
  }
}
