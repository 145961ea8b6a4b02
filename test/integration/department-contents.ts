import { sql } from 'kysely';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import type { DepartmentEntry } from '../../subgraphs/subgraphs.ts';

/** All that an import leaves in a department's database. */
export interface Contents {
  rows: Record<string, unknown[]>;
  /** Without what is new for every entry: its id, its number and when it was written. */
  outbox: string[];
}

export async function contents(entry: DepartmentEntry, databaseUrl: string): Promise<Contents> {
  const department = await entry.load();
  const database = await openDepartmentDatabase(department, databaseUrl);
  const rows: Contents['rows'] = {};
  for (const { table } of Object.values(department.import.entities))
    rows[table] = (await sql`select * from ${sql.table(table)} order by id`.execute(database.untyped)).rows;
  const entries = await sql`select aggregatetype, aggregateid, type, payload, source_time from outbox`.execute(
    database.untyped,
  );
  await database.close();
  return { rows, outbox: entries.rows.map((row) => JSON.stringify(row)).sort() };
}
