import { sql } from 'kysely';
import { computed } from '../../kit/rows.ts';
import type { RatingRow } from '../tables.ts';
import { ticketsOfParties } from './tickets.ts';

const toRating = (row: RatingRow) => ({
  id: row.id,
  ticketId: row.ticket_id,
  assigneeId: row.assignee_id,
  score: row.score,
  comment: row.comment,
  reason: row.reason,
  ratedAt: row.rated_at,
});
export type Rating = ReturnType<typeof toRating>;

/** What was answered; the copy on a ticket counts only where the rating itself is not here. */
const isAnswer = sql`rating.deleted = 0 and rating.score in ('GOOD', 'BAD') and (
  coalesce(rating.embedded, 0) = 0 or not exists (
    select 1 from rating as itself
    where itself.ticket_id = rating.ticket_id and itself.deleted = 0 and coalesce(itself.embedded, 0) = 0))`;

export const ratingOfTicket = computed<RatingRow, Rating | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, rating.*
    from ${parents} join rating on rating.ticket_id = parent.value
    where ${isAnswer}
    order by rating.rated_at desc, rating.id desc`,
  ([newest]) => (newest ? toRating(newest) : null),
);

export interface Satisfaction {
  good: number;
  bad: number;
  latest: Rating | null;
}

export const satisfactionOfParty = computed<RatingRow & { good: number; bad: number }, Satisfaction>(
  (parents) => sql`
    with ticket_of_party as (${ticketsOfParties(parents)})
    select * from (
      select ticket_of_party.parent_ordinal, rating.*,
        sum(case when rating.score = 'GOOD' then 1 else 0 end) over party as good,
        sum(case when rating.score = 'BAD' then 1 else 0 end) over party as bad,
        row_number() over (partition by ticket_of_party.parent_ordinal
          order by rating.rated_at desc, rating.id desc) as position
      from ticket_of_party cross join rating
      where rating.ticket_id = ticket_of_party.id and ${isAnswer}
      window party as (partition by ticket_of_party.parent_ordinal)
    ) as ranked
    where position = 1`,
  ([newest]) => ({ good: newest?.good ?? 0, bad: newest?.bad ?? 0, latest: newest ? toRating(newest) : null }),
);
