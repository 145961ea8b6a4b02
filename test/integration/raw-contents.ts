import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { AnyDatabase } from '../../subgraphs/kit/database.ts';

/** All that somebody would find who has a department's files, or may read all tables of its PostgreSQL database. */
export async function rawContents(database: AnyDatabase, url: string): Promise<string> {
  if (database.dialect === 'sqlite')
    return [url, `${url}-wal`].map((path) => (existsSync(path) ? readFileSync(path, 'latin1') : '')).join('\n');
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.untyped);
  const tables: string[] = [];
  for (const { name } of rows) {
    const { rows } = await sql<{ text: string }>`
      select told::text as text from ${sql.table(name)} as told`.execute(database.untyped);
    tables.push(...rows.map(({ text }) => `${name}: ${text}`));
  }
  return tables.join('\n');
}
