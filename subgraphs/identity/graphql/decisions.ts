import { pageArguments } from '../../kit/builder.ts';
import { personal } from '../../kit/masking.ts';
import type { Decision, DecisionType } from '../resolution/decision.ts';
import { builder } from '../schema.ts';
import { maskedSubject } from './masked-subject.ts';
import { pageOf } from './page.ts';
import { RecordSideRef, sidesOf } from './record-side.ts';

const types: Record<DecisionType, string> = {
  ALWAYS: 'Both are one party, whatever speaks against it.',
  NEVER: 'They are two, whatever speaks for one.',
};

const DecisionTypeRef = builder.enumType('DecisionType', {
  description: 'What a steward decided about two records.',
  values: Object.fromEntries(Object.entries(types).map(([type, description]) => [type, { description }])) as Record<
    DecisionType,
    { description: string }
  >,
});

export const DecisionRef = builder.objectRef<Decision>('Decision').implement({
  description:
    'What a steward decided about two records: a fact that outranks every rule, outlives new imports, models and rules, and is never changed, only revoked.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The number of the event that made it, and its own; another in a preview.' }),
    type: t.expose('type', { type: DecisionTypeRef, description: 'What was decided.' }),
    sides: t.field({
      type: [RecordSideRef],
      description: 'The two records, in the order of their ids. One that was deleted is remembered by its id.',
      resolve: sidesOf,
    }),
    by: t.string({
      description: `Who decided it. ${maskedSubject}`,
      resolve: ({ by }, _args, { caller }) => personal(caller, 'id', by),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    reason: t.string({
      description: 'Why, in the words of the steward. Masked without the scope personal-data:read.',
      resolve: ({ reason }, _args, { caller }) => personal(caller, 'text', reason),
    }),
    eventId: t.id({
      description: 'The event that made it; `undo` takes it. In a preview, the one that would if none came before.',
      resolve: ({ event }) => `${event}`,
    }),
    revokedBy: t.id({
      nullable: true,
      description: 'The event that revoked it; null while it stands.',
      resolve: ({ revokedBy }) => revokedBy?.toString(),
    }),
  }),
});

const DecisionConnection = builder.connectionObject(
  { type: DecisionRef, name: 'DecisionConnection', description: 'Decisions, newest first.' },
  { description: 'One decision of a list.' },
);

builder.queryField('decisions', (t) =>
  t.field({
    type: DecisionConnection,
    nullable: true,
    description: 'What stewards decided, revoked or not, in pages.',
    args: {
      ...pageArguments(t.arg),
      recordId: t.arg.id({ description: 'Only those about this record, e.g. billing:account:cus_81.' }),
      standing: t.arg.boolean({
        description: 'True for only those that stand, false for only those that were revoked.',
      }),
    },
    resolve: (_root, { recordId, standing, ...page }, { store }) => {
      const filter = { recordKey: recordId ?? undefined, standing: standing ?? undefined };
      return pageOf(page, {
        list: 'decisions',
        read: (after, limit) =>
          store.decisions({ ...filter, after: after && { event: Number(after.sortKey), id: after.id }, limit }),
        positionOf: ({ event, id }) => ({ sortKey: event, id }),
        count: () => store.countDecisions(filter),
      });
    },
  }),
);
