import { pageArguments } from '../../kit/builder.ts';
import type { Hold, StoredMatch } from '../resolution/match.ts';
import { builder } from '../schema.ts';
import type { HeldMatchQuery } from '../store/review.ts';
import { HoldRef } from './hold.ts';
import { MatchRef } from './match.ts';
import { pageOf } from './page.ts';

const RefusalRef = builder.objectRef<StoredMatch & { hold: Hold }>('Refusal').implement({
  description: 'Two records that are alike and kept apart.',
  interfaces: [MatchRef],
  fields: (t) => ({
    reason: t.expose('hold', { type: HoldRef, description: 'What keeps them apart.' }),
  }),
});

const RefusalConnection = builder.connectionObject(
  { type: RefusalRef, name: 'RefusalConnection', description: 'Pairs that are kept apart, the strongest first.' },
  { description: 'One pair of a list.' },
);

builder.queryField('refusals', (t) =>
  t.field({
    type: RefusalConnection,
    nullable: true,
    description: 'Pairs of records that are alike and that one reason keeps apart, with the evidence, in pages.',
    args: {
      reason: t.arg({ type: HoldRef, required: true, description: 'What keeps them apart.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, { reason, ...page }, { store }) =>
      pageOf(page, {
        list: `refusals ${reason}`,
        read: async (after, limit) => {
          const found = await store.heldMatches({ hold: reason, after: after && pairAt(after), limit });
          return found.map((match) => ({ ...match, hold: reason }));
        },
        positionOf: ({ weight, low, high }) => ({ sortKey: weight, id: `${low}${between}${high}` }),
        count: async () => {
          const counts = await store.countHeldMatches();
          return counts.find(({ hold }) => hold === reason)?.count ?? 0;
        },
      }),
  }),
);

/** No record's key holds it. */
const between = '\u0000';

function pairAt({ sortKey, id }: { sortKey: string | number; id: string }): HeldMatchQuery['after'] {
  const [low = '', high = ''] = id.split(between);
  return { weight: Number(sortKey), low, high };
}

const RefusalCountRef = builder.objectRef<{ hold: Hold; count: number }>('RefusalCount').implement({
  description: 'How many pairs of records one reason keeps apart.',
  fields: (t) => ({
    reason: t.expose('hold', { type: HoldRef, description: 'What keeps them apart.' }),
    pairs: t.exposeInt('count', { description: 'How many pairs.' }),
  }),
});

builder.queryField('refusalCounts', (t) =>
  t.field({
    type: [RefusalCountRef],
    nullable: true,
    description: 'How many pairs of records each reason keeps apart; reasons without any are left out.',
    resolve: (_root, _args, { store }) => store.countHeldMatches(),
  }),
);
