import { pageArguments } from '../../kit/builder.ts';
import type { StoredAlert } from '../resolution/alert.ts';
import { builder } from '../schema.ts';
import { pageOf } from './page.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';

const AlertRef = builder.objectRef<StoredAlert>('Alert').implement({
  description: 'Records that would have become one large customer, held together by a single link, which is set aside.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Follows from the link: the same suspicion has the same id.' }),
    sides: t.field({
      type: [RecordSideRef],
      description: 'The two records whose link alone held both sides together, in the order of their ids.',
      resolve: sidesOf,
    }),
    recordCount: t.exposeInt('records', { description: 'How many records hung together.' }),
    density: t.exposeFloat('density', {
      description: 'Share of their pairs that are alike, 0 to 1: of one party nearly all are.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first raised.' }),
  }),
});

const AlertConnection = builder.connectionObject(
  { type: AlertRef, name: 'AlertConnection', description: 'Alerts, newest first.' },
  { description: 'One alert of a list.' },
);

builder.queryField('alerts', (t) =>
  t.field({
    type: AlertConnection,
    nullable: true,
    description: 'Suspicious customers: large, sparse, and held together by a link that someone should look at.',
    args: pageArguments(t.arg),
    resolve: (_root, page, { store }) =>
      pageOf(page, {
        list: 'alerts',
        read: (after, limit) =>
          store.alerts({ after: after && { createdAt: Number(after.sortKey), id: after.id }, limit }),
        positionOf: ({ createdAt, id }) => ({ sortKey: createdAt, id }),
        count: () => store.countAlerts(),
      }),
  }),
);
