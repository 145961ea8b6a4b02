import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed } from '../../kit/rows.ts';
import type { SurveyResponseRow } from '../tables.ts';
import type { SurveyKind } from '../words.ts';

const toSurveyResponse = (row: SurveyResponseRow) => ({
  id: row.id,
  kind: row.kind,
  surveyName: row.survey_name,
  score: row.score,
  comment: row.comment,
  submittedAt: row.submitted_at,
});
export type SurveyResponse = ReturnType<typeof toSurveyResponse>;

export interface SurveyFilter {
  kind?: SurveyKind | null;
  since?: number | null;
}
export const surveyResponses = connection<SurveyResponseRow, SurveyResponse, SurveyFilter>({
  table: 'survey_response',
  parentColumn: 'contact_id',
  sortBy: 'submitted_at',
  direction: 'desc',
  where: ({ kind, since }) => [
    sql`item.deleted = 0`,
    ...(kind ? [sql`item.kind = ${kind}`] : []),
    ...(since != null ? [sql`item.submitted_at >= ${since}`] : []),
  ],
  toNode: toSurveyResponse,
});

/** The newest scored response of each kind. */
export const newestResponses = computed<SurveyResponseRow, SurveyResponse[]>(
  (parents) => sql`
    select * from (
      select parent.ordinal as parent_ordinal, item.*, row_number() over (
        partition by parent.ordinal, item.kind order by item.submitted_at desc, item.id desc) as choice
      from ${parents} join survey_response as item on item.contact_id = parent.value
      where item.deleted = 0 and item.score is not null
    ) as ranked where choice = 1`,
  (rows) => rows.map(toSurveyResponse),
);
