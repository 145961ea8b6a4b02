import { type ColumnValue, RowError, type UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';
import { isBareTombstone, isDeleted } from './deletion.ts';
import { openWord, surveyKinds } from './vocabulary.ts';

interface SurveyColumns {
  kind: string;
  value: string;
  comment: string;
}

/** NPS is 0 to 10; the scale of CSAT and CES is the survey's own. The value of a free text answer is its words. */
export function answerValues(row: SourceRow, columns: SurveyColumns): Record<string, ColumnValue> {
  const kind = row.required(columns.kind, openWord(row, columns.kind, surveyKinds));
  if (kind === 'TEXT' || kind === 'OTHER')
    return { kind, score: null, comment: row.firstText(columns.comment, columns.value) };
  const score = row.int32(columns.value, 0);
  if (kind === 'NPS' && score !== null && score > 10)
    throw new RowError(columns.value, score, `${columns.value} must be 0 to 10: it answers an NPS question`);
  return { kind, score, comment: row.text(columns.comment) };
}

export function feedbackSubmission(row: SourceRow): UpsertRow {
  const surveyType = 'property_hs_survey_type';
  const submittedAt = 'property_hs_submission_timestamp';
  return {
    kind: 'row',
    entity: 'survey_response',
    id: row.id('id'),
    version: row.version(submittedAt, 'property_hs_lastmodifieddate', 'updated_at', 'archived_at', '_fivetran_synced'),
    deleted: isDeleted(row),
    values: isBareTombstone(row, surveyType)
      ? {}
      : {
          contact_id: row.key('contact_id'),
          ...answerValues(row, { kind: surveyType, value: 'property_hs_value', comment: 'property_hs_content' }),
          survey_name: row.text('property_hs_survey_name'),
          submitted_at: row.required(submittedAt, row.timestamp(submittedAt)),
        },
  };
}
