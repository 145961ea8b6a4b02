import { pageArguments } from '../../kit/builder.ts';
import { partDescription, partOf, wholeUnlessAsked } from '../../kit/list-part.ts';
import { recordsBehind } from '../repository.ts';
import { goldenProfile } from '../resolution/golden/profile.ts';
import { builder } from '../schema.ts';
import { versionMeaning } from '../stewardship/version.ts';
import { versionsKept } from '../store/versions-kept.ts';
import { CustomerRef } from './customer.ts';
import { EventConnection, historyOf } from './history.ts';
import { GoldenProfileRef } from './profile.ts';
import { CustomerKindRef, SourceRecordRef, shown } from './record.ts';

/** A newer time stamp on the same values of a record is no event, so nobody is told of what follows from it. */
const untold = { cacheControl: { maxAge: 1 } };

builder.objectFields(CustomerRef, (t) => ({
  id: t.exposeID('id', { description: 'Opaque, kept as long as the customer exists, and never given to another.' }),
  formerIds: t.idList({
    description: 'Ids that were merged into this one; each still answers with this customer.',
    directives: wholeUnlessAsked,
    args: { first: t.arg.int({ description: partDescription }) },
    resolve: ({ formerIds }, { first }) => partOf(formerIds, first),
  }),
  kind: t.expose('kind', { type: CustomerKindRef, description: 'A person or an organisation.' }),
  name: t.string({
    nullable: true,
    directives: untold,
    description:
      "What the customer is called in lists. A person's, or a sole trader's, is masked without the scope personal-data:read.",
    resolve: ({ kind, name }, _args, context) =>
      shown({ kind, name, givenName: null, familyName: null }, 'name', name, context),
  }),
  createdAt: t.expose('createdAt', {
    type: 'DateTime',
    description: 'When the first record of this customer came in.',
  }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    directives: untold,
    description:
      'When a record of this customer last came, changed or went, or a former id of theirs became another customer again.',
  }),
  version: t.expose('version', { type: 'SafeInt', directives: untold, description: versionMeaning }),
  profile: t.field({
    type: GoldenProfileRef,
    nullable: true,
    directives: untold,
    description: 'The best known name, addresses and numbers; every value says which record it is from.',
    resolve: async (customer, _args, context) =>
      goldenProfile(await recordsBehind(context, customer), context.survivorship),
  }),
  records: t.field({
    type: [SourceRecordRef],
    description: "The departments' records behind this customer, the first seen first.",
    directives: wholeUnlessAsked,
    args: { first: t.arg.int({ description: partDescription }) },
    resolve: async (customer, { first }, context) => partOf(await recordsBehind(context, customer), first),
  }),
  recordCount: t.int({
    description: 'How many records are behind this customer.',
    resolve: ({ recordKeys, past }) => (past?.records ?? recordKeys).length,
  }),
  forgottenRecordIds: t.idList({
    description:
      'Of a customer as of a time in the past: the ids of their records whose values of then are gone, since a ' +
      `department deleted the record, or it changed more than ${versionsKept} times. Empty otherwise.`,
    resolve: ({ past }) => past?.forgotten ?? [],
  }),
  history: t.field({
    type: EventConnection,
    description:
      'What happened to this customer: created, merged, split, records that came, changed or went; newest first.',
    args: pageArguments(t.arg),
    resolve: ({ id, past }, page, { store }) => historyOf(store, { customerId: id, upTo: past?.at }, page),
  }),
}));
