import { type ColumnValue, RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

/** All tags, which only the API gives with the row; so that a tag that was taken away is seen to be gone. */
export function tagList(row: SourceRow): ColumnValue {
  const tags = listIn(row, 'tags');
  return tags && JSON.stringify(tags.sort());
}

/** All domains of an organization, which only the API gives with the row. */
export function domainList(row: SourceRow): ColumnValue {
  const domains = listIn(row, 'domain_names');
  return domains && JSON.stringify(domains.map((domain) => domain.toLowerCase()).sort());
}

function listIn(row: SourceRow, column: string): string[] | null {
  const list = row.json(column);
  if (list === null) return null;
  if (!Array.isArray(list)) throw new RowError(column, JSON.stringify(list), `${column} must be a list`);
  return list.map(String);
}

/** Reads the rows of `ticket_tag`, `user_tag` and `organization_tag`. */
export function tagOf(owner: 'ticket' | 'user' | 'organization') {
  return (row: SourceRow): UpsertRow => {
    const ownerId = row.id(`${owner}_id`);
    const tag = row.id('tag');
    return {
      kind: 'row',
      entity: 'tag',
      id: `${owner}:${ownerId}:${tag}`,
      version: row.version('updated_at', '_fivetran_synced'),
      deleted: row.isTrue('_fivetran_deleted'),
      values: { owner: `${owner}:${ownerId}`, tag },
    };
  };
}
