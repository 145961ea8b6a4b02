import { pageArguments } from '../kit/builder.ts';
import { ChannelRef } from './channel.ts';
import { ConsentConnection, ConsentPurposeRef, ConsentRef } from './consent.ts';
import { type Addressee, AddresseeRef } from './contact.ts';
import { EngagementConnection, EngagementCountRef, EngagementRef } from './engagement.ts';
import { EngagementKindRef } from './engagement-kind.ts';
import { EnrichmentAttributeConnection } from './enrichment.ts';
import { LoyaltyAccountRef, loyaltyOf } from './loyalty.ts';
import {
  type Consent,
  type ConsentFilter,
  consentHistory,
  currentConsents,
  type Withdrawals,
  withdrawals,
} from './repository/consents.ts';
import { addresseesEverOf, addresseesOf, preferredChannel } from './repository/contacts.ts';
import { engagementCounts, engagements } from './repository/engagements.ts';
import { enrichment } from './repository/enrichment.ts';
import { newestResponses, surveyResponses } from './repository/feedback.ts';
import { membershipsOf } from './repository/segments.ts';
import { builder, type MarketingContext } from './schema.ts';
import { SegmentMembershipRef } from './segment.ts';
import { SurveyKindRef, SurveyResponseConnection, SurveyResponseRef } from './survey.ts';
import { actionKinds, type SurveyKind } from './words.ts';

async function consentsOf({ contactIds }: Addressee, { channel, purpose }: ConsentFilter, context: MarketingContext) {
  const [current, withdrawn] = await Promise.all([
    addresseesOf(context, contactIds).then((addressees) => currentConsents(context, addressees)),
    withdrawals(context, contactIds),
  ]);
  return holding(current, withdrawn).filter(
    (consent) => consent.channel === (channel ?? consent.channel) && consent.purpose === (purpose ?? consent.purpose),
  );
}

/** What holds per channel and purpose; of two statements at the same moment the withdrawal, and of an opt-out whatever was granted. */
function holding(current: readonly Consent[], { byEmail, byOptOut }: Withdrawals): Consent[] {
  const about = ({ channel, purpose }: Consent): string => `${channel} ${purpose}`;
  const newest = new Map(current.map((consent) => [about(consent), consent]));
  for (const withdrawal of byEmail) {
    const { changedAt, status } = newest.get(about(withdrawal)) ?? {
      changedAt: Number.NEGATIVE_INFINITY,
      status: null,
    };
    if (withdrawal.changedAt > changedAt || (withdrawal.changedAt === changedAt && status === 'GRANTED'))
      newest.set(about(withdrawal), withdrawal);
  }
  for (const withdrawal of byOptOut)
    if (newest.get(about(withdrawal))?.status !== 'WITHDRAWN') newest.set(about(withdrawal), withdrawal);
  return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, consent]) => consent);
}

async function newestResponse({ contactIds }: Addressee, kind: SurveyKind, context: MarketingContext) {
  const newest = await newestResponses(context, contactIds);
  return newest.find((response) => response.kind === kind) ?? null;
}

/** A newer time stamp on the same values of a contact is no change that the feed tells, and makes it the one that changed last. */
const untold = { cacheControl: { maxAge: 1 } };

builder.interfaceFields(AddresseeRef, (t) => ({
  preferredChannel: t.field({
    type: ChannelRef,
    nullable: true,
    description: 'How they like to be reached; null when they have not said.',
    directives: untold,
    resolve: ({ contactIds }, _args, context) => preferredChannel(context, contactIds),
  }),
  mayContact: t.boolean({
    description:
      'Whether they may be addressed in this channel for this purpose: only with a granted consent that was not withdrawn since. Opting out of all email withdraws all but SERVICE.',
    args: {
      channel: t.arg({ type: ChannelRef, required: true, description: 'The channel to use.' }),
      purpose: t.arg({ type: ConsentPurposeRef, required: true, description: 'What for.' }),
    },
    resolve: async (addressee, { channel, purpose }, context) => {
      const consents = await consentsOf(addressee, { channel, purpose }, context);
      return consents.some(({ status }) => status === 'GRANTED');
    },
  }),
  consents: t.field({
    type: [ConsentRef],
    description:
      'What holds now: the newest statement for each channel and purpose, or that they opted out of all email; a handful at most.',
    args: {
      channel: t.arg({ type: ChannelRef, description: 'Only about this channel.' }),
      purpose: t.arg({ type: ConsentPurposeRef, description: 'Only about this purpose.' }),
    },
    resolve: (addressee, filter, context) => consentsOf(addressee, filter, context),
  }),
  consentHistory: t.field({
    type: ConsentConnection,
    description:
      'All they ever said about being addressed, newest first, unsubscribes from email included. That they opted out of all email, of which no time is known, is in consents alone.',
    args: {
      ...pageArguments(t.arg),
      channel: t.arg({ type: ChannelRef, description: 'Only about this channel.' }),
      purpose: t.arg({ type: ConsentPurposeRef, description: 'Only about this purpose.' }),
    },
    resolve: async ({ contactIds }, { channel, purpose, ...page }, context) =>
      consentHistory(context, await addresseesEverOf(context, contactIds), page, { channel, purpose }),
  }),
  segments: t.field({
    type: [SegmentMembershipRef],
    description: 'Segments they are in, the newest first; usually about ten.',
    resolve: ({ contactIds }, _args, context) => membershipsOf(context, contactIds),
  }),
  engagements: t.field({
    type: EngagementConnection,
    description: 'What happened between them and marketing, newest first.',
    args: {
      ...pageArguments(t.arg),
      kinds: t.arg({ type: [EngagementKindRef], description: 'Only these kinds.' }),
      since: t.arg({ type: 'DateTime', description: 'Only what happened at or after this time.' }),
    },
    resolve: async ({ contactIds }, { kinds, since, ...page }, context) =>
      engagements(context, await addresseesOf(context, contactIds), page, { kinds, since }),
  }),
  engagementCounts: t.field({
    type: [EngagementCountRef],
    description: 'How often each kind of engagement happened; kinds that never did are left out.',
    resolve: async ({ contactIds }, _args, context) =>
      engagementCounts(context, await addresseesOf(context, contactIds)),
  }),
  lastEngagement: t.field({
    type: EngagementRef,
    nullable: true,
    description: 'The newest thing they did themselves: an email that was merely sent to them does not count.',
    resolve: async ({ contactIds }, _args, context) => {
      const addressees = await addresseesOf(context, contactIds);
      const { edges } = await engagements(context, addressees, { first: 1 }, { kinds: actionKinds });
      return edges[0]?.node ?? null;
    },
  }),
  surveys: t.field({
    type: SurveyResponseConnection,
    description: 'Their answers to surveys, newest first.',
    args: {
      ...pageArguments(t.arg),
      kind: t.arg({ type: SurveyKindRef, description: 'Only surveys that measure this.' }),
      since: t.arg({ type: 'DateTime', description: 'Only answers given at or after this time.' }),
    },
    resolve: ({ contactIds }, { kind, since, ...page }, context) =>
      surveyResponses(context, contactIds, page, { kind, since }),
  }),
  latestNps: t.field({
    type: SurveyResponseRef,
    nullable: true,
    description: 'Their newest net promoter score.',
    resolve: (addressee, _args, context) => newestResponse(addressee, 'NPS', context),
  }),
  latestCsat: t.field({
    type: SurveyResponseRef,
    nullable: true,
    description: 'Their newest satisfaction score.',
    resolve: (addressee, _args, context) => newestResponse(addressee, 'CSAT', context),
  }),
  loyalty: t.field({
    type: LoyaltyAccountRef,
    nullable: true,
    description: 'Their membership in the loyalty programme; null when they are no member.',
    directives: untold,
    resolve: (addressee, _args, context) => loyaltyOf(addressee, context),
  }),
  enrichment: t.field({
    type: EnrichmentAttributeConnection,
    description: 'What data providers say about them, the newest observation first.',
    directives: { cacheControl: { maxAge: 1 } },
    args: {
      ...pageArguments(t.arg),
      attribute: t.arg.string({ description: 'Only this attribute, e.g. household_size.' }),
      provider: t.arg.string({ description: 'Only from this provider.' }),
      includeExpired: t.arg.boolean({ description: 'Also what must no longer be used; false if left out.' }),
    },
    resolve: ({ contactIds }, { attribute, provider, includeExpired, ...page }, context) =>
      enrichment(context, contactIds, page, { attribute, provider, includeExpired }),
  }),
}));
