import { maskedField, personal } from '../kit/masking.ts';
import { ContactRef } from './contact.ts';
import { emailOfAddressee } from './email-key.ts';
import { EngagementKindRef } from './engagement-kind.ts';
import { contactOfAddressee } from './repository/contacts.ts';
import {
  type Engagement,
  type EngagementCount,
  emailEventDetailById,
  engagementById,
  formNameById,
} from './repository/engagements.ts';
import { builder } from './schema.ts';

interface Property {
  name: string;
  value: string;
}

const PropertyRef = builder.objectRef<Property>('EngagementProperty').implement({
  description: 'One more thing that the source says about an engagement.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called there.' }),
    value: t.string({
      description: 'What it says; masked without the scope personal-data:read.',
      resolve: ({ value }, _args, { caller }) => personal(caller, 'text', value),
    }),
  }),
});

/** Kinds whose title is what the customer wrote, or may be: of what has no word here nobody knows. */
const ownWords = new Set(['SOCIAL_POST', 'TEXT_MESSAGE', 'OTHER']);

export const EngagementRef = builder.objectRef<Engagement>('Engagement').implement({
  description: 'One thing that happened between a customer and marketing: an email on its way, a visit, a form.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the engagement.' }),
    kind: t.expose('kind', { type: EngagementKindRef, description: 'What happened.' }),
    sourceKind: t.exposeString('sourceKind', {
      nullable: true,
      description: 'What happened, in the word of the marketing system.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    channel: t.exposeString('channel', { nullable: true, description: 'Where it happened, e.g. web, email, social.' }),
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description:
        'The contact it happened with. An email event names an address only: then a contact that has this address.',
      resolve: ({ addressee }, _args, context) => contactOfAddressee(context, addressee),
    }),
    recipient: t.string({
      nullable: true,
      description:
        'The address an email went to, where the source names one; masked without the scope personal-data:read.',
      resolve: ({ addressee }, _args, { caller }) => personal(caller, 'email', emailOfAddressee(addressee)),
    }),
    emailSubject: t.string({
      nullable: true,
      description:
        'Subject line as it was sent, which may call the recipient by name; masked without the scope personal-data:read.',
      resolve: async ({ id }, _args, context) =>
        personal(context.caller, 'text', (await emailEventDetailById(context, id))?.emailSubject ?? null),
    }),
    url: t.string({
      nullable: true,
      description:
        'The page that was visited, or the link that was clicked; without its query, and what in it may be an email address, ' +
        'without the scope personal-data:read.',
      resolve: async ({ id, url }, _args, context) =>
        personal(context.caller, 'url', url ?? (await emailEventDetailById(context, id))?.url ?? null),
    }),
    title: t.string({
      nullable: true,
      description:
        'Title of the page or event; of a post or message its words, which are masked without the scope personal-data:read, as is the title ' +
        'of what has no word here.',
      resolve: ({ kind, title }, _args, { caller }) => (ownWords.has(kind) ? personal(caller, 'text', title) : title),
    }),
    searchTerm: t.string(maskedField('searchTerm', 'text', 'What was searched for')),
    formName: t.string({
      nullable: true,
      description: 'Name of the form that was filled in.',
      resolve: ({ formId }, _args, context) => (formId ? formNameById(context, formId) : null),
    }),
    device: t.exposeString('device', { nullable: true, description: 'The kind of device, e.g. mobile.' }),
    browser: t.string({
      nullable: true,
      description: 'The program in which an email was opened or a link clicked.',
      resolve: async ({ id }, _args, context) => (await emailEventDetailById(context, id))?.browser ?? null,
    }),
    errorCode: t.exposeString('errorCode', {
      nullable: true,
      description: 'The error that the customer saw on the page, e.g. processing_error.',
    }),
    bounceCategory: t.string({
      nullable: true,
      description: 'Why an email was refused, e.g. MAILBOX_FULL or UNKNOWN_USER.',
      resolve: async ({ id }, _args, context) => (await emailEventDetailById(context, id))?.bounceCategory ?? null,
    }),
    dropReason: t.string({
      nullable: true,
      description: 'Why an email was not sent, e.g. PREVIOUSLY_BOUNCED.',
      resolve: async ({ id }, _args, context) => (await emailEventDetailById(context, id))?.dropReason ?? null,
    }),
    serverResponse: t.string({
      nullable: true,
      description: "What the recipient's mail server answered; masked without the scope personal-data:read.",
      resolve: async ({ id }, _args, context) =>
        personal(context.caller, 'text', (await emailEventDetailById(context, id))?.response ?? null),
    }),
    properties: t.field({
      type: [PropertyRef],
      description: 'What else the source says about it: a few facts, in its own names.',
      resolve: ({ properties }) => toProperties(properties),
    }),
  }),
});

function toProperties(json: string | null): Property[] {
  const facts: Record<string, unknown> = json === null ? {} : JSON.parse(json);
  return Object.entries(facts).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

export const EngagementConnection = builder.connectionObject(
  {
    type: EngagementRef,
    name: 'EngagementConnection',
    description: 'What happened, newest first.',
    directives: { cacheControl: { inheritMaxAge: true } },
  },
  { description: 'One engagement.' },
);

export const EngagementCountRef = builder.objectRef<EngagementCount>('EngagementCount').implement({
  description: 'How often something happened.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    kind: t.expose('kind', { type: EngagementKindRef, description: 'What happened.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When it happened last.' }),
  }),
});

builder.queryField('engagement', (t) =>
  t.field({
    type: EngagementRef,
    nullable: true,
    description: 'One engagement by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id as another query returned it.' }) },
    resolve: (_root, { id }, context) => engagementById(context, id),
  }),
);
