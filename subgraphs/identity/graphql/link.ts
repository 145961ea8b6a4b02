import { defaultPageSize, largestPage, pageSize } from '../../../graph-schema/shared/cursor.ts';
import { linksOfCustomer } from '../repository.ts';
import type { StoredMatch } from '../resolution/match.ts';
import { builder } from '../schema.ts';
import { CustomerRef } from './customer.ts';
import { MatchRef } from './match.ts';

const LinkRef = builder.objectRef<StoredMatch>('Link').implement({
  description: 'Two records of one customer that are accepted as one party.',
  interfaces: [MatchRef],
});

builder.objectField(CustomerRef, 'links', (t) =>
  t.field({
    type: [LinkRef],
    description: 'Why these records are one customer today: the links among them, the strongest first.',
    args: {
      first: t.arg.int({
        description: `How many links to return at most, 1 to ${largestPage}; ${defaultPageSize} if left out.`,
      }),
    },
    resolve: ({ id }, { first }, context) => linksOfCustomer(context, id, pageSize(first)),
  }),
);
