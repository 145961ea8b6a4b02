import { priceIn } from './money.ts';
import type { Person } from './people.ts';
import type { Story } from './stories/story.ts';

export interface Loyalty {
  memberId: string;
  tier: 'BRONZE' | 'SILVER' | 'GOLD' | 'PLATINUM';
  points: number;
  movements: { at: number; points: number; reason: string }[];
}

/** The card number is printed on the card, so shop, support and billing may all have it. */
export function loyaltyNumber(customer: number): string {
  return `LM-${String((customer * 7_654_321) % 10_000_000).padStart(7, '0')}`;
}

/** One point for about one euro, taken back for what is returned; some points are spent. */
export function loyaltyOf(person: Person, story: Story): Loyalty | null {
  if (!story.loyal) return null;
  const movements: Loyalty['movements'] = [];
  for (const { at, total, returned, currency, guest } of story.purchases) {
    if (guest !== 'no') continue;
    const points = (minor: number) => Math.round((minor / priceIn(currency, 10_000)) * 100);
    movements.push({ at, points: points(total), reason: 'Purchase' });
    if (returned !== null) movements.push({ at: returned.at, points: -points(returned.refund), reason: 'Return' });
  }
  const earned = movements.reduce((sum, { points }) => sum + points, 0);
  const lastAt = movements.at(-1)?.at;
  if (earned > 400 && lastAt !== undefined) movements.push({ at: lastAt + 3_600_000, points: -200, reason: 'Voucher' });
  return {
    memberId: loyaltyNumber(person.customer),
    tier: earned > 800 ? 'PLATINUM' : earned > 400 ? 'GOLD' : earned > 150 ? 'SILVER' : 'BRONZE',
    points: movements.reduce((sum, { points }) => sum + points, 0),
    movements,
  };
}
