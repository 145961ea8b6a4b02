/** The words that rows store; each is an enum value of the schema. */

export type Channel = 'EMAIL' | 'PHONE' | 'SMS' | 'POST' | 'PUSH' | 'CHAT' | 'OTHER';
export type ConsentPurpose = 'MARKETING' | 'NEWSLETTER' | 'RESEARCH' | 'SERVICE' | 'PROFILING';

/** Whoever unsubscribes wants no more mail but what serves what they bought. */
export const withdrawnByUnsubscribing = ['MARKETING', 'NEWSLETTER', 'RESEARCH', 'PROFILING'] as const;

export type ConsentStatus = 'GRANTED' | 'WITHDRAWN' | 'NOT_SPECIFIED';
export type LegalBasis =
  | 'CONSENT'
  | 'LEGITIMATE_INTEREST'
  | 'CONTRACT'
  | 'LEGAL_OBLIGATION'
  | 'VITAL_INTEREST'
  | 'PUBLIC_TASK'
  | 'OTHER';
export type SegmentKind = 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT' | 'OTHER';
export type CampaignKind = 'BATCH' | 'AUTOMATED' | 'AB_TEST' | 'RSS' | 'FOLLOW_UP' | 'SURVEY' | 'OTHER';
export type SurveyKind = 'NPS' | 'CSAT' | 'CES' | 'TEXT' | 'OTHER';
export type LoyaltyTier = 'BRONZE' | 'SILVER' | 'GOLD' | 'PLATINUM' | 'OTHER';

/** What happens to an email on its way, before the customer does anything. */
export const deliveryKinds = [
  'EMAIL_PROCESSED',
  'EMAIL_SENT',
  'EMAIL_DEFERRED',
  'EMAIL_DROPPED',
  'EMAIL_DELIVERED',
  'EMAIL_BOUNCED',
] as const;

/** What the customer did. */
export const actionKinds = [
  'EMAIL_OPENED',
  'EMAIL_CLICKED',
  'EMAIL_PRINTED',
  'EMAIL_FORWARDED',
  'EMAIL_SPAM_REPORTED',
  'EMAIL_STATUS_CHANGED',
  'EMAIL_UNSUBSCRIBED',
  'PAGE_VISITED',
  'WEB_SEARCH',
  'SOCIAL_POST',
  'TEXT_MESSAGE',
  'EVENT_ATTENDED',
  'FORM_SUBMITTED',
  'OTHER',
] as const;

export type EngagementKind = (typeof deliveryKinds)[number] | (typeof actionKinds)[number];
