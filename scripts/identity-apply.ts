import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { countAllRecords } from '../subgraphs/identity/departments.ts';
import { Resolver } from '../subgraphs/identity/linking/resolver.ts';
import { rulesName } from '../subgraphs/identity/resolution/engine/rules-name.ts';
import { giveWay } from '../subgraphs/kit/give-way.ts';
import { openExistingStore } from './existing-store.ts';
import { rulesChoice } from './identity-config.ts';
import { chosenRules } from './identity-plan/chosen-rules.ts';
import { showWork } from './identity-plan/progress.ts';

const usage = `npm run identity:apply -- [--rules FILE] [--model FILE] [--kept NUMBER] [--by NAME]

Links all records by other rules or another model, keeps them in the graph, and has every house on it link by them from then on,
whatever its environment names. The house may run meanwhile: queries are answered all the time, and changes wait while the outcome
is written. What would change: npm run identity:plan.

  --rules  a file of rules, or "default" (default IDENTITY_RULES, or else the rules in use)
  --model  a model file, or "default" for the shipped one (default IDENTITY_MODEL, or else the model in use)
  --kept   the number of rules that were in use before, in place of files: the way back
  --by     who does it, for the history (default this user)`;

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
      by: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  const choice = rulesChoice(process.env, values);
  const by = values.by?.trim() || thisUser();

  const progress = showWork(process.stderr);
  const store = await openExistingStore(choice.store);
  try {
    const { rules, inUse } = await chosenRules(store, choice, values.kept);
    const before = await store.countCustomers({});
    const records = await countAllRecords(store);
    const { survivorship } = choice;
    const applied = await new Resolver(store, { rules, survivorship, actor: by }).applyRules(by, {
      onLinked: (linked) => progress.show('Linking', linked, records),
      onWritten: (written) => progress.show('Writing', written, records),
    });
    progress.stop();
    const name = rulesName(rules);
    if (applied === 'IN_USE') return console.log(`The rules ${name} are in use already; nothing was done.`);
    if (applied === 'KEPT')
      return console.log(
        `Everything is linked by the rules ${name} already. They stay in use, whatever a house is started with.`,
      );
    const after = await store.countCustomers({});
    console.log(
      `The rules ${name} are in use, applied by ${by}. There were ${before} customers, now there are ${after}.`,
    );
    if (inUse) console.log(`The way back: npm run identity:apply -- --kept ${inUse.kept.number}`);
  } finally {
    progress.stop();
    await store.close();
  }
}

/** A container may run as a user without a name. */
function thisUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}
