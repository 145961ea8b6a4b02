import { readdir, readFile } from 'node:fs/promises';
import { Neo4jError } from 'neo4j-driver';
import { writtenByNewer } from '../../../kit/written-by-newer.ts';
import type { Connection } from './connection.ts';

const migrations = new URL('../../../../graph-schema/identity-graph/', import.meta.url);

/**
 * Runs the migrations that did not run yet. Each statement says "if not exists", so that one which was stopped half way does
 * no harm, nor do two processes that start at once.
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
      await writeBesideOthers(connection, statement);
    }
    await connection.write((run) =>
      run('MERGE (migration:Migration {name: $name}) SET migration.at = timestamp()', { name }),
    );
  }
  if (names.length > 0) await writeBesideOthers(connection, 'CALL db.awaitIndexes(120)');
}

/** Another process made it between the look whether it is there and the making, or dropped what was waited for. */
const disturbed = new Set([
  'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists',
  'Neo.ClientError.Procedure.ProcedureCallFailed',
]);

/** Runs a statement, and once more where another process disturbed it that migrates at the same time. */
async function writeBesideOthers(connection: Connection, statement: string): Promise<void> {
  const write = () => connection.write((run) => run(statement));
  await write().catch((error) => {
    if (!(error instanceof Neo4jError && disturbed.has(error.code))) throw error;
    return write();
  });
}

function statementsOf(file: string): string[] {
  return file
    .replace(/^\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
