import { pageArguments } from '../kit/builder.ts';
import { personal } from '../kit/masking.ts';
import type { Addressee } from './contact.ts';
import { type LoyaltyMovement, loyaltyAccount, loyaltyMovements, pointsMoved } from './repository/loyalty.ts';
import { builder, type MarketingContext } from './schema.ts';
import type { LoyaltyTier } from './words.ts';

const LoyaltyTierRef = builder.enumType('LoyaltyTier', {
  description: 'How much a loyalty account is worth to us, from BRONZE up.',
  values: {
    BRONZE: { description: 'First tier.' },
    SILVER: { description: 'Second tier.' },
    GOLD: { description: 'Third tier.' },
    PLATINUM: { description: 'Highest tier.' },
    OTHER: { description: 'A tier that has no word here; tierName has its name.' },
  } as const,
});

const MovementRef = builder.objectRef<LoyaltyMovement>('LoyaltyMovement').implement({
  description: 'Points earned or spent.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The movement's id in the marketing system." }),
    points: t.expose('points', { type: 'SafeInt', description: 'How many; negative for points spent.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'What for.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When.' }),
  }),
});

const MovementConnection = builder.connectionObject(
  {
    type: MovementRef,
    name: 'LoyaltyMovementConnection',
    description: 'Movements of points, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One movement.' },
);

interface LoyaltyAccount extends Addressee {
  memberId: string | null;
  tier: LoyaltyTier | null;
  tierName: string | null;
  points: number | null;
}

export const LoyaltyAccountRef = builder.objectRef<LoyaltyAccount>('LoyaltyAccount').implement({
  description: "A customer's membership in the loyalty programme.",
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    memberId: t.id({
      nullable: true,
      description:
        'Number on the card; one that is an email address, or a telephone number with a plus, is masked without the scope personal-data:read.',
      resolve: ({ memberId }, _args, { caller }) => personal(caller, 'id', memberId),
    }),
    tier: t.expose('tier', { type: LoyaltyTierRef, nullable: true, description: 'Tier reached.' }),
    tierName: t.exposeString('tierName', { nullable: true, description: 'Tier, in the word of the programme.' }),
    points: t.expose('points', {
      type: 'SafeInt',
      nullable: true,
      description: 'Points to spend: as the programme says, else the sum of all movements.',
    }),
    movements: t.field({
      type: MovementConnection,
      description: 'Points earned and spent, newest first.',
      args: pageArguments(t.arg),
      resolve: ({ contactIds }, page, context) => loyaltyMovements(context, contactIds, page, {}),
    }),
  }),
});

/** A customer whose contacts have movements only is a member all the same. */
export async function loyaltyOf({ contactIds }: Addressee, context: MarketingContext): Promise<LoyaltyAccount | null> {
  const [account, moved] = await Promise.all([loyaltyAccount(context, contactIds), pointsMoved(context, contactIds)]);
  if (!account && moved === null) return null;
  const { memberId = null, tier = null, tierName = null, points = null } = account ?? {};
  return { contactIds, memberId, tier, tierName, points: points ?? moved };
}
