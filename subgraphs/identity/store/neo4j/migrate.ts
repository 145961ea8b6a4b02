import { readdir, readFile } from 'node:fs/promises';
import type { Connection } from './connection.ts';

const migrations = new URL('../../../../graph-schema/identity-graph/', import.meta.url);

/**
 * Runs the migrations that did not run yet. Each statement says "if not exists", so two processes that start at once,
 * or one that was stopped half way, do no harm.
 */
export async function migrate(connection: Connection): Promise<void> {
  const ran = await connection.read<{ name: string }>('MATCH (migration:Migration) RETURN migration.name AS name');
  const done = new Set(ran.map(({ name }) => name));
  const names = (await readdir(migrations)).filter((name) => name.endsWith('.cypher') && !done.has(name)).sort();
  for (const name of names) {
    for (const statement of statementsOf(await readFile(new URL(name, migrations), 'utf8'))) {
      await connection.write((run) => run(statement));
    }
    await connection.write((run) =>
      run('MERGE (migration:Migration {name: $name}) SET migration.at = timestamp()', { name }),
    );
  }
  if (names.length > 0) await connection.write((run) => run('CALL db.awaitIndexes(120)'));
}

function statementsOf(file: string): string[] {
  return file
    .replace(/^\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
