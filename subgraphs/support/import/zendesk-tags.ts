import { type ColumnValue, RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

/** All tags, which only the API gives with the row; so that a tag that was taken away is seen to be gone. */
export function tagList(row: SourceRow): ColumnValue {
  const tags = row.json('tags');
  if (tags === null) return null;
  if (!Array.isArray(tags)) throw new RowError('tags', JSON.stringify(tags), 'tags must be a list');
  return JSON.stringify(tags.map(String).sort());
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
