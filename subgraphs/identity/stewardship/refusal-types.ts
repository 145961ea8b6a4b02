import { pageSize } from '../../../graph-schema/shared/cursor.ts';
import { DecisionRef } from '../graphql/decisions.ts';
import { builder } from '../schema.ts';
import { mostDecisions } from './most-decisions.ts';
import type { Refusal } from './order.ts';

const message = 'What is the matter, in a sentence.';

export const StaleRef = builder.objectRef<Extract<Refusal, { type: 'stale' }>>('StaleVersion').implement({
  description: 'Something that the decision is about changed since the version that was given. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: message }),
    version: t.expose('version', { type: 'SafeInt', description: 'The version that it has now.' }),
  }),
});

export const AlreadyDecidedRef = builder
  .objectRef<Extract<Refusal, { type: 'alreadyDecided' }>>('AlreadyDecided')
  .implement({
    description: 'A steward decided it before. Nothing was done.',
    fields: (t) => ({
      message: t.exposeString('message', { description: message }),
      eventId: t.id({
        nullable: true,
        description: 'The event by which it was decided, where there is one; `undo` takes it.',
        resolve: ({ event }) => event?.toString(),
      }),
    }),
  });

export const ForbiddenRef = builder
  .objectRef<Extract<Refusal, { type: 'forbidden' }>>('ForbiddenByDecision')
  .implement({
    description: 'A steward decided that records of these are never one customer. Nothing was done.',
    fields: (t) => ({
      message: t.exposeString('message', { description: message }),
      decisions: t.field({
        type: [DecisionRef],
        description: 'The decisions that forbid it.',
        args: { first: t.arg.int({ description: mostDecisions }) },
        resolve: ({ decisions }, { first }) => decisions.slice(0, pageSize(first)),
      }),
    }),
  });

export const InvalidRef = builder.objectRef<Extract<Refusal, { type: 'invalid' }>>('InvalidInput').implement({
  description: 'What was given makes no sense. Nothing was done.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is the matter with the field, and what it must be.' }),
    field: t.exposeString('field', { description: 'The argument.' }),
  }),
});
