import { pageArguments } from '../kit/builder.ts';
import { ContactRef } from './contact.ts';
import { contactById } from './repository/contacts.ts';
import {
  membersOf,
  type Segment,
  type SegmentMember,
  type SegmentMembership,
  segmentById,
  segments,
} from './repository/segments.ts';
import { builder } from './schema.ts';

const SegmentKindRef = builder.enumType('SegmentKind', {
  description: 'How a segment gets its members.',
  values: {
    MANUAL: { description: 'Somebody puts them in.' },
    DYNAMIC: { description: 'By rules that are always applied.' },
    SNAPSHOT: { description: 'By rules that were applied once.' },
    OTHER: { description: 'In a way that has no word here.' },
  } as const,
});

const SegmentMemberRef = builder.objectRef<SegmentMember>('SegmentMember').implement({
  description: 'A contact in a segment.',
  fields: (t) => ({
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description: 'The contact; null when marketing no longer has it.',
      resolve: ({ contactId }, _args, context) => contactById(context, contactId),
    }),
    since: t.expose('since', { type: 'DateTime', description: 'When the contact came into the segment.' }),
  }),
});

const SegmentMemberConnection = builder.connectionObject(
  { type: SegmentMemberRef, name: 'SegmentMemberConnection', description: 'Members, newest first.' },
  { description: 'One member.' },
);

const SegmentRef = builder.objectRef<Segment>('Segment').implement({
  description: 'A group of contacts that marketing addresses together.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    id: t.exposeID('id', { description: "The segment's id in the marketing system." }),
    name: t.exposeString('name', { nullable: true, description: 'Name within marketing.' }),
    kind: t.expose('kind', { type: SegmentKindRef, nullable: true, description: 'How it gets its members.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', nullable: true, description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its definition changed last.',
    }),
    members: t.field({
      type: SegmentMemberConnection,
      description: 'Who is in it, the newest members first.',
      args: pageArguments(t.arg),
      resolve: ({ id }, page, context) => membersOf(context, [id], page, {}),
    }),
  }),
});

export const SegmentMembershipRef = builder.objectRef<SegmentMembership>('SegmentMembership').implement({
  description: 'A segment that a customer is in.',
  directives: { cacheControl: { inheritMaxAge: true } },
  fields: (t) => ({
    segment: t.expose('segment', { type: SegmentRef, description: 'The segment.' }),
    since: t.expose('since', { type: 'DateTime', description: 'When the customer came into it.' }),
  }),
});

const SegmentConnection = builder.connectionObject(
  { type: SegmentRef, name: 'SegmentConnection', description: 'Segments by name.' },
  { description: 'One segment.' },
);

builder.queryFields((t) => ({
  segment: t.field({
    type: SegmentRef,
    nullable: true,
    description: 'One segment by its id in the marketing system; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Id in the marketing system.' }) },
    resolve: (_root, { id }, context) => segmentById(context, id),
  }),
  segments: t.field({
    type: SegmentConnection,
    nullable: true,
    description: 'Segments by name.',
    args: {
      ...pageArguments(t.arg),
      kind: t.arg({ type: SegmentKindRef, description: 'Only those that get their members so.' }),
    },
    resolve: (_root, { kind, ...page }, context) => segments(context, [], page, { kind }),
  }),
}));
