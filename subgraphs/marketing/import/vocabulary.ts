import type { SourceRow } from '../../kit/import/source-row.ts';
import { named } from '../../kit/named.ts';
import type { Channel, ConsentPurpose, LegalBasis, LoyaltyTier, SurveyKind } from '../words.ts';

/** Translates a word of a vocabulary that sources extend: one that we do not know is `OTHER`. */
export function openWord<Word extends string>(
  row: SourceRow,
  column: string,
  words: Record<string, Word>,
): Word | 'OTHER' | null {
  const text = row.text(column);
  return text === null ? null : (named(words, wordKey(text)) ?? 'OTHER');
}

/** `Performance of contract`, `PERFORMANCE_OF_CONTRACT` and `performance-of-contract` are one word. */
export function wordKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

export const channels: Record<string, Exclude<Channel, 'CHAT' | 'OTHER'>> = {
  email: 'EMAIL',
  phone: 'PHONE',
  sms: 'SMS',
  post: 'POST',
  push: 'PUSH',
};

export const preferredChannels: Record<string, Channel> = { ...channels, chat: 'CHAT' };

export const purposes: Record<string, ConsentPurpose> = {
  marketing: 'MARKETING',
  newsletter: 'NEWSLETTER',
  research: 'RESEARCH',
  service: 'SERVICE',
  profiling: 'PROFILING',
};

export const legalBases: Record<string, LegalBasis> = {
  consent: 'CONSENT',
  consent_with_notice: 'CONSENT',
  process_and_store: 'CONSENT',
  legitimate_interest: 'LEGITIMATE_INTEREST',
  legitimate_interest_pql: 'LEGITIMATE_INTEREST',
  legitimate_interest_client: 'LEGITIMATE_INTEREST',
  legitimate_interest_other: 'LEGITIMATE_INTEREST',
  contract: 'CONTRACT',
  performance_of_contract: 'CONTRACT',
  legal_obligation: 'LEGAL_OBLIGATION',
  vital_interest: 'VITAL_INTEREST',
  public_task: 'PUBLIC_TASK',
};

export const loyaltyTiers: Record<string, LoyaltyTier> = {
  bronze: 'BRONZE',
  silver: 'SILVER',
  gold: 'GOLD',
  platinum: 'PLATINUM',
};

export const surveyKinds: Record<string, SurveyKind> = { nps: 'NPS', csat: 'CSAT', ces: 'CES', text: 'TEXT' };
