import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AnyDatabase } from '../../kit/database.ts';
import { openDepartmentDatabase } from '../../kit/department.ts';
import { type ImportSummary, importFiles } from '../../kit/import/import-files.ts';
import { parseMapping } from '../../kit/import/mapping.ts';
import { supportImport } from '../import.ts';
import { migrations } from '../migrations.ts';
import { plain } from './plain.ts';

const directory = mkdtempSync(join(tmpdir(), 'support-import-'));
const rejectsPath = join(directory, 'rejects.jsonl');

/** Writes a file for an import; an object is written as JSON, lines are joined. */
export function file(name: string, content: string | string[] | object): string {
  const path = join(directory, name);
  const text = typeof content === 'string' ? content : null;
  const lines = Array.isArray(content) ? `${content.join('\n')}\n` : JSON.stringify(content);
  writeFileSync(path, text ?? lines);
  return path;
}

export function openSupport(url = ':memory:'): Promise<AnyDatabase> {
  return openDepartmentDatabase({ migrations }, url);
}

export function importZendesk(database: AnyDatabase, ...paths: string[]): Promise<ImportSummary> {
  return importFiles({ database, department: supportImport, format: 'zendesk', paths, rejectsPath });
}

export function importPlain(database: AnyDatabase, mapping: object, path: string): Promise<ImportSummary> {
  return importFiles({
    database,
    department: supportImport,
    format: 'generic',
    paths: [path],
    mapping: parseMapping(JSON.stringify(mapping), plain),
    rejectsPath,
  });
}

export function readRejects(): unknown[] {
  return readFileSync(rejectsPath, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { column, value, reason } = JSON.parse(line);
      return { column, value, reason };
    });
}

type Row = Record<string, unknown>;

export async function rows(database: AnyDatabase, table: string): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(table)} order by id`.execute(database.untyped)).rows;
}

export const tables = [
  'requester',
  'organization',
  'organization_domain',
  'agent',
  'agent_group',
  'tag',
  'ticket',
  'ticket_link',
  'ticket_change',
  'ticket_chat',
  'message',
  'rating',
] as const;

/** What the rows say, without what it was read from; of a deleted row only that it is. */
export async function facts(database: AnyDatabase): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {};
  for (const table of tables)
    found[table] = (await rows(database, table)).map(
      ({ content_hash: _hash, attributes: _attributes, tag_list: _list, domain_list: _domains, ...row }) =>
        row.deleted === 1 ? { id: row.id, version: row.version, deleted: 1 } : row,
    );
  return found;
}
