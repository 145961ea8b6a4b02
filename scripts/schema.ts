import { departments, identity, loadSchemas } from '../subgraphs/subgraphs.ts';
import { ConfigError } from './environment.ts';
import { CompositionFailed, compose, printSubgraph } from './schema/compose.ts';
import { generatedFiles, staleFiles, writeFiles } from './schema/files.ts';
import { lint } from './schema/lint.ts';

/** `npm run schema` writes graph-schema/sdl; with `--check` it only says whether what is committed is up to date. */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.some((argument) => argument !== '--check'))
    throw new ConfigError(`npm run schema takes nothing but --check, so not ${given.join(' ')}.`);
  const schemas = await loadSchemas();
  const subgraphs = [...departments, identity].flatMap(({ name, port }) => {
    const schema = schemas.get(name);
    return schema ? [printSubgraph(name, port, schema)] : [];
  });
  const composition = compose(subgraphs);
  for (const warning of composition.warnings) console.warn(`warning: ${warning}`);
  const problems = lint(composition, subgraphs);
  for (const { at, problem, fix } of problems) console.error(`${at} ${problem}.\n  Fix: ${fix}.`);

  const files = generatedFiles(composition, subgraphs);
  if (given.length > 0) {
    const stale = await staleFiles(files);
    for (const report of stale) console.error(`Out of date: ${report}`);
    if (stale.length > 0) console.error('Run `npm run schema` and commit the result.');
    if (stale.length > 0 || problems.length > 0) process.exitCode = 1;
    else console.log(`graph-schema/sdl is up to date: ${files.size} files, no lint problems.`);
    return;
  }
  await writeFiles(files);
  console.log(`Wrote ${files.size} files to graph-schema/sdl.`);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof CompositionFailed) console.error(`The subgraphs do not compose:\n${error.message}`);
  else throw error;
  process.exitCode = 1;
});
