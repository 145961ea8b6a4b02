import { readdir, readFile } from 'node:fs/promises';
import { writtenByNewer } from '../../../kit/written-by-newer.ts';
import type { Connection } from './connection.ts';

const migrations = new URL('../../../../graph-schema/identity-graph/', import.meta.url);

/**
 * Runs the migrations that did not run yet. Each statement says "if not exists", so two processes that start at once,
 * or one that was stopped half way, do no harm.
 *
 * @throws when the graph knows migrations that this software does not
 */
export async function migrate(connection: Connection): Promise<void> {
  const ran = await connection.read<{ name: string }>('MATCH (migration:Migration) RETURN migration.name AS name');
  const done = new Set(ran.map(({ name }) => name));
  const known = (await readdir(migrations)).filter((name) => name.endsWith('.cypher')).sort();
  const newer = [...done].filter((name) => !known.includes(name)).sort();
  if (newer.length > 0) throw new Error(writtenByNewer('the identity graph in Neo4j', newer));
  const names = known.filter((name) => !done.has(name));
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
