import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { countAllRecords } from '../subgraphs/identity/departments.ts';
import { giveWay } from '../subgraphs/kit/give-way.ts';
import { openExistingStore } from './existing-store.ts';
import { rulesChoice } from './identity-config.ts';
import { chosenRules } from './identity-plan/chosen-rules.ts';
import { type Plan, planOf } from './identity-plan/plan.ts';
import { showWork } from './identity-plan/progress.ts';
import { reportOf } from './identity-plan/report.ts';

const usage = `npm run identity:plan -- [--rules FILE] [--model FILE] [--kept NUMBER] [--samples N] [--json FILE]

Works out what customers would become under other rules or another model, on the graph as it is. Nothing is changed, and the
house may run meanwhile. npm run identity:apply with the same files does it.

  --rules    a file of rules, or "default" (default IDENTITY_RULES, or else the rules in use)
  --model    a model file, or "default" for the shipped one (default IDENTITY_MODEL, or else the model in use)
  --kept     the number of rules that were in use before, in place of files
  --samples  how many changes to show (default 10)
  --json     where to write all of it as JSON`;

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
      rules: { type: 'string' },
      model: { type: 'string' },
      kept: { type: 'string' },
      samples: { type: 'string', default: '10' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  const examples = z.coerce.number().int().min(1).max(10_000).safeParse(values.samples);
  if (!examples.success) throw new Error('--samples must be a whole number from 1 to 10000');
  const choice = rulesChoice(process.env, values);

  const progress = showWork(process.stderr);
  const store = await openExistingStore(choice.store);
  try {
    const chosen = await chosenRules(store, choice, values.kept);
    const records = await countAllRecords(store);
    const onLinked = (linked: number) => progress.show('Linking', linked, records);
    const plan = await planOf(store, chosen, { examples: examples.data, onLinked });
    progress.stop();
    if (values.json) write(values.json, plan);
    console.log(reportOf(plan));
  } finally {
    progress.stop();
    await store.close();
  }
}

function write(path: string, plan: Plan): void {
  try {
    writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
  } catch {
    throw new Error(`${path} cannot be written: name a file with --json, in a directory that this user may write to.`);
  }
}
