import { sql } from 'kysely';
import { connection } from '../../kit/connection.ts';
import { computed } from '../../kit/rows.ts';
import type { ContactRow, LoyaltyMovementRow } from '../tables.ts';

type AccountColumns = Pick<ContactRow, 'loyalty_member_id' | 'loyalty_tier' | 'loyalty_tier_name' | 'loyalty_points'>;

const toAccount = (row: AccountColumns) => ({
  memberId: row.loyalty_member_id,
  tier: row.loyalty_tier,
  tierName: row.loyalty_tier_name,
  points: row.loyalty_points,
});

/** The account of the contact that changed last, where several of the contacts have one. */
export const loyaltyAccount = computed<AccountColumns, ReturnType<typeof toAccount> | null>(
  (parents) => sql`
    select * from (
      select parent.ordinal as parent_ordinal, contact.loyalty_member_id, contact.loyalty_tier,
        contact.loyalty_tier_name, contact.loyalty_points, row_number() over (
          partition by parent.ordinal order by coalesce(contact.version, 0) desc, contact.id) as choice
      from ${parents} join contact on contact.id = parent.value
      where contact.deleted = 0
        and (contact.loyalty_member_id is not null or contact.loyalty_tier is not null or contact.loyalty_points is not null)
    ) as ranked where choice = 1`,
  ([row]) => (row ? toAccount(row) : null),
);

export const pointsMoved = computed<{ points: number }, number | null>(
  (parents) => sql`
    select parent.ordinal as parent_ordinal, sum(item.points) as points
    from ${parents} join loyalty_movement as item on item.contact_id = parent.value
    where item.deleted = 0 group by parent.ordinal`,
  ([row]) => row?.points ?? null,
);

const toMovement = (row: LoyaltyMovementRow) => ({
  id: row.id,
  points: row.points,
  reason: row.reason,
  occurredAt: row.occurred_at,
});
export type LoyaltyMovement = ReturnType<typeof toMovement>;
export const loyaltyMovements = connection<LoyaltyMovementRow, LoyaltyMovement>({
  table: 'loyalty_movement',
  parentColumn: 'contact_id',
  sortBy: 'occurred_at',
  direction: 'desc',
  where: () => [sql`item.deleted = 0`],
  toNode: toMovement,
});
