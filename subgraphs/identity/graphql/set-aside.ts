import { pageArguments } from '../../kit/builder.ts';
import { builder } from '../schema.ts';
import type { SetAsideReason, StoredSetAsideChange } from '../store/set-aside.ts';
import { pageOf } from './page.ts';

const descriptions: Record<SetAsideReason, string> = {
  UNREADABLE: 'What the department told is no party, or its id cannot be stored.',
  FAILED: 'Linking or storing it failed again and again, while changes beside it went through.',
};

const SetAsideReasonRef = builder.enumType('SetAsideReason', {
  description: 'Why a change could not be taken in.',
  values: Object.fromEntries(
    Object.entries(descriptions).map(([reason, description]) => [reason, { description }]),
  ) as Record<SetAsideReason, { description: string }>,
});

const SetAsideChangeRef = builder.objectRef<StoredSetAsideChange>('SetAsideChange').implement({
  description:
    "A department's last change of a record that could not be taken in: its customer shows the record as it was told before, or not at all. It is tried again when linking starts, and now and then if it failed; once the record changes it is forgotten.",
  fields: (t) => ({
    recordId: t.exposeID('key', { description: 'The record: department, type and id in the source.' }),
    reason: t.expose('reason', { type: SetAsideReasonRef, description: 'Why it was set aside.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was set aside.' }),
  }),
});

const SetAsideConnection = builder.connectionObject(
  { type: SetAsideChangeRef, name: 'SetAsideChangeConnection', description: 'Changes set aside, newest first.' },
  { description: 'One change of a list.' },
);

builder.queryField('setAsideChanges', (t) =>
  t.field({
    type: SetAsideConnection,
    nullable: true,
    description: 'Changes that departments told and that could not be taken in; none when all is well.',
    args: pageArguments(t.arg),
    resolve: (_root, page, { store }) =>
      pageOf(page, {
        list: 'setAsideChanges',
        read: (after, limit) =>
          store.setAsideChanges({ after: after && { at: Number(after.sortKey), key: after.id }, limit }),
        positionOf: ({ at, key }) => ({ sortKey: at, id: key }),
        count: () => store.countSetAsideChanges(),
      }),
  }),
);
