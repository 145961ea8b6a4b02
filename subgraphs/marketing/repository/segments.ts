import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed, rowById } from '../../kit/rows.ts';
import type { SegmentMemberRow, SegmentRow } from '../tables.ts';
import type { SegmentKind } from '../words.ts';

const toSegment = (row: SegmentRow) => ({
  id: row.id,
  name: row.name || null,
  kind: row.kind,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
export type Segment = ReturnType<typeof toSegment>;
export const segmentById = rowById('segment', toSegment);

export interface SegmentFilter {
  kind?: SegmentKind | null;
}
export const segments = connection<SegmentRow, Segment, SegmentFilter>({
  table: 'segment',
  sortBy: 'name',
  sortKeys: 'texts',
  direction: 'asc',
  where: ({ kind }) => [sql`item.deleted = 0`, ...(kind ? [sql`item.kind = ${kind}`] : [])],
  toNode: toSegment,
});

export interface SegmentMembership {
  segment: Segment;
  since: number;
}
/** A segment that several of the contacts are in counts once, from when the first of them was. */
export const membershipsOf = computed<SegmentRow & { since: number }, SegmentMembership[]>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, segment.*, min(member.added_at) as since
    from ${parents}
      join segment_member as member on member.contact_id = parent.value and member.deleted = 0
      join segment on segment.id = member.segment_id and segment.deleted = 0
    group by parent.ordinal, segment.id
    order by since desc, segment.id`,
  (rows) => rows.map((row) => ({ segment: toSegment(row), since: row.since })),
);

const toMember = (row: SegmentMemberRow) => ({ id: row.id, contactId: row.contact_id, since: row.added_at });
export type SegmentMember = ReturnType<typeof toMember>;

/** A contact into which another member was merged has two memberships and is one member. */
const countsOnce = sql`item.deleted = 0 and not exists (
  select 1 from segment_member as twin
  where twin.contact_id = item.contact_id and twin.segment_id = item.segment_id and twin.deleted = 0
    and twin.id < item.id)`;
export const membersOf = connection<SegmentMemberRow, SegmentMember>({
  table: 'segment_member',
  parentColumn: 'segment_id',
  sortBy: 'added_at',
  direction: 'desc',
  where: () => [countsOnce],
  toNode: toMember,
});
