import { pageArguments } from '../kit/builder.ts';
import { personal } from '../kit/masking.ts';
import { CustomerRef } from './customer.ts';
import { EventConnection, historyOf } from './history.ts';
import { GoldenProfileRef } from './profile.ts';
import { CustomerKindRef, SourceRecordRef } from './record.ts';
import { recordsOfCustomer } from './repository.ts';
import { goldenProfile } from './resolution/golden-profile.ts';
import { builder } from './schema.ts';
import { versionMeaning } from './stewardship/version.ts';

builder.objectFields(CustomerRef, (t) => ({
  id: t.exposeID('id', { description: 'Opaque, kept as long as the customer exists, and never given to another.' }),
  formerIds: t.idList({
    description: 'Ids that were merged into this one; each still answers with this customer.',
    resolve: ({ formerIds }) => formerIds,
  }),
  kind: t.expose('kind', { type: CustomerKindRef, description: 'A person or an organisation.' }),
  name: t.string({
    nullable: true,
    description: "What the customer is called in lists. A person's is masked without the scope personal-data:read.",
    resolve: ({ kind, name }, _args, { caller }) => (kind === 'PERSON' ? personal(caller, 'name', name) : name),
  }),
  createdAt: t.expose('createdAt', {
    type: 'DateTime',
    description: 'When the first record of this customer came in.',
  }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    description: 'When a record of this customer last came, changed or went.',
  }),
  version: t.expose('version', { type: 'SafeInt', description: versionMeaning }),
  profile: t.field({
    type: GoldenProfileRef,
    nullable: true,
    description: 'The best known name, addresses and numbers; every value says which record it is from.',
    resolve: async ({ id }, _args, context) =>
      goldenProfile(await recordsOfCustomer(context, id), context.survivorship),
  }),
  records: t.field({
    type: [SourceRecordRef],
    description: "The departments' records behind this customer, the first seen first.",
    resolve: ({ id }, _args, context) => recordsOfCustomer(context, id),
  }),
  history: t.field({
    type: EventConnection,
    description:
      'What happened to this customer: created, merged, split, records that came, changed or went; newest first.',
    args: pageArguments(t.arg),
    resolve: ({ id }, page, { store }) => historyOf(store, id, page),
  }),
}));
