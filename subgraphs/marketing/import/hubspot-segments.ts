import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import type { SegmentKind } from '../words.ts';
import { isDeleted } from './deletion.ts';
import { openWord } from './vocabulary.ts';

/** HubSpot's own types are 0-1 for contacts, 0-2 for companies and so on, those of an organisation 2-…. */
const otherType = /^(0-(?!1$)|2-)/;
const kinds: Record<string, SegmentKind> = { manual: 'MANUAL', dynamic: 'DYNAMIC', snapshot: 'SNAPSHOT' };

/** The API lists companies, deals and an organisation's own objects too, whose ids may be those of contacts. */
function isOfContacts(row: SourceRow): boolean {
  return !otherType.test(row.text('object_type_id') ?? '');
}

export function contactList(row: SourceRow): UpsertRow {
  const deletedAt = row.timestamp('deleted_at');
  return {
    kind: 'row',
    entity: 'segment',
    id: row.id('id'),
    version: row.version('updated_at', 'deleted_at', '_fivetran_synced'),
    deleted: isDeleted(row) || deletedAt !== null || !isOfContacts(row),
    values: {
      name: row.key('name') ?? '',
      kind: openWord(row, 'processing_type', kinds),
      created_at: row.timestamp('created_at'),
      updated_at: row.timestamp('updated_at'),
    },
  };
}

export function contactListMember(row: SourceRow): UpsertRow {
  const contact = row.id('contact_id');
  const segment = row.id('contact_list_id');
  return {
    kind: 'row',
    entity: 'segment_member',
    id: `${contact}:${segment}`,
    version: row.version('added_at', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: { segment_id: segment, contact_id: contact, added_at: row.timestamp('added_at') ?? 0 },
  };
}
