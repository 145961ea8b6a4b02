import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDepartmentDatabase } from '../subgraphs/kit/department.ts';
import { giveWay } from '../subgraphs/kit/give-way.ts';
import { importFiles } from '../subgraphs/kit/import/import-files.ts';
import { parseMapping } from '../subgraphs/kit/import/mapping.ts';
import { named } from '../subgraphs/kit/named.ts';
import { departments } from '../subgraphs/subgraphs.ts';
import { awaited } from './import/awaited.ts';
import { importConfig } from './import/config.ts';
import { lostDatabase } from './import/lost-database.ts';
import { printable } from './import/printable.ts';
import { showProgress } from './import/progress.ts';
import { peakMegabytes, printSummary } from './import/summary.ts';
import { mistypedVariables } from './mistyped-variables.ts';
import { unopenedDatabase } from './unopened-database.ts';

const usage = `npm run import -- <department> <format> <files or folder…> [--mapping FILE] [--currency CODE] [--rejects FILE] [--summary FILE]

  department  ${departments.map(({ name }) => name).join(', ')}
  format      the department's own system (hubspot, salesforce, zendesk, stripe) or generic with a --mapping file
  --currency  of Salesforce's rows that name none: the corporate currency, e.g. EUR (default USD)
  --rejects   where rows go that could not be taken in (default a file of their own in DATA_DIR/rejects)
  --summary   where to write what became of each file's rows as JSON

Exit code 0: everything was taken in; 2: some rows are in the rejects file; 1: nothing more could be done.`;

const closingPatienceMs = 5000;

giveWay();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? printable(error.message) : error);
  process.exit(1);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      currency: { type: 'string' },
      rejects: { type: 'string' },
      summary: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [name, format, ...paths] = positionals;
  if (values.help || !name || !format || paths.length === 0) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const entry = departments.find((candidate) => candidate.name === name);
  if (!entry)
    throw new Error(`no department is called ${name}: choose ${departments.map((known) => known.name).join(', ')}`);
  const department = await entry.load();
  const plainTables = named(department.import.formats, format);
  if (format === 'generic' && !values.mapping)
    throw new Error('the format generic needs --mapping FILE, which says what each column is');
  if (format !== 'generic' && values.mapping)
    throw new Error(`--mapping is for the format generic: leave it out, or write generic in place of ${format}`);
  const mapping = values.mapping && plainTables ? parseMapping(mappingText(values.mapping), plainTables) : undefined;

  for (const { variable, meant } of mistypedVariables(process.env))
    console.error(`${variable} is set, which nothing reads: is it ${meant}?`);
  const { databaseUrl, dataDirectory } = importConfig(process.env, entry.name);
  const rejectsPath = values.rejects ?? join(dataDirectory, 'rejects', `${name}-${format}-${Date.now()}.jsonl`);
  const database = await openDepartmentDatabase(department, databaseUrl).catch((error) => {
    throw unopenedDatabase({ name: entry.name, dataDirectory }, error);
  });
  const progress = showProgress(process.stdout);
  try {
    const summary = await importFiles({
      database,
      department: department.import,
      format,
      paths,
      mapping,
      currency: values.currency,
      rejectsPath,
      onProgress: progress.update,
      onWaiting: (holders) => {
        progress.stop();
        console.error(printable(awaited(name, holders)));
      },
    }).catch((error: unknown) => {
      throw lostDatabase(name, error);
    });
    progress.stop();
    printSummary(summary);
    if (values.summary) writeFileSync(values.summary, JSON.stringify({ ...summary, peakMegabytes: peakMegabytes() }));
    if (summary.files.every((file) => file.leftOut))
      throw new Error('nothing was read: none of the files is for this department and format');
    return summary.rejects.count > 0 ? 2 : 0;
  } finally {
    progress.stop();
    // What is still asked of a host that vanished would be waited for a quarter of an hour.
    await Promise.race([database.close(), rest(closingPatienceMs, undefined, { ref: false })]);
  }
}

function mappingText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`the mapping file ${path} cannot be read: is the path right?`);
  }
}
