import { ChannelRef } from './channel.ts';
import { ContactRef } from './contact.ts';
import type { Consent } from './repository/consents.ts';
import { contactOfAddressee } from './repository/contacts.ts';
import { builder } from './schema.ts';

export const ConsentPurposeRef = builder.enumType('ConsentPurpose', {
  description: 'What a customer is addressed for.',
  values: {
    MARKETING: { description: 'Offers and advertising.' },
    NEWSLETTER: { description: 'The newsletter.' },
    RESEARCH: { description: 'Surveys and market research.' },
    SERVICE: { description: 'News about what the customer bought or uses.' },
    PROFILING: { description: 'Working out interests from what the customer does.' },
  } as const,
});

const ConsentStatusRef = builder.enumType('ConsentStatus', {
  description: 'What the customer said.',
  values: {
    GRANTED: { description: 'They may be addressed.' },
    WITHDRAWN: { description: 'They must not be addressed.' },
    NOT_SPECIFIED: { description: 'Nobody said; counts as not granted.' },
  } as const,
});

const LegalBasisRef = builder.enumType('LegalBasis', {
  description: 'On what ground a customer may be addressed, in the terms of data protection law.',
  values: {
    CONSENT: { description: 'They agreed.' },
    LEGITIMATE_INTEREST: { description: 'We have a legitimate interest.' },
    CONTRACT: { description: 'A contract with them needs it.' },
    LEGAL_OBLIGATION: { description: 'The law demands it.' },
    VITAL_INTEREST: { description: 'Somebody’s life depends on it.' },
    PUBLIC_TASK: { description: 'A task in the public interest needs it.' },
    OTHER: { description: 'Another ground; the source has a word that we do not know.' },
  } as const,
});

export const ConsentRef = builder.objectRef<Consent>('Consent').implement({
  description: 'What a customer said about being addressed in one channel for one purpose.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the statement.' }),
    channel: t.expose('channel', { type: ChannelRef, description: 'The channel it is about.' }),
    purpose: t.expose('purpose', { type: ConsentPurposeRef, description: 'The purpose it is about.' }),
    status: t.expose('status', { type: ConsentStatusRef, description: 'Granted or withdrawn.' }),
    legalBasis: t.expose('legalBasis', {
      type: LegalBasisRef,
      nullable: true,
      description: 'The legal ground; null where the source gives none, as for an unsubscribe.',
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'Where it was said, e.g. a sign-up form or an unsubscribe link.',
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When it was said; of an opt-out of all email, when its contact last changed.',
      // A newer time stamp on the same values of a contact is no change that the feed tells.
      directives: { cacheControl: { maxAge: 1 } },
    }),
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description: 'The contact that said it; null when marketing has no such contact.',
      resolve: ({ addressee }, _args, context) => contactOfAddressee(context, addressee),
    }),
  }),
});

export const ConsentConnection = builder.connectionObject(
  {
    type: ConsentRef,
    name: 'ConsentConnection',
    description: 'What a customer said over time, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One statement.' },
);
