import type { ImportedRow, PartyRow } from '../kit/row-table.ts';
import type {
  CampaignKind,
  Channel,
  ConsentPurpose,
  ConsentStatus,
  EngagementKind,
  LegalBasis,
  LoyaltyTier,
  SegmentKind,
  SurveyKind,
} from './words.ts';

interface AddressColumns {
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
}

export interface ContactRow extends PartyRow, AddressColumns {
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  other_email: string | null;
  /** The emails as email events name them: see email-key.ts. */
  email_key: string | null;
  other_email_key: string | null;
  phone: string | null;
  mobile_phone: string | null;
  birth_date: string | null;
  company_name: string | null;
  job_title: string | null;
  website: string | null;
  preferred_channel: Channel | null;
  /** 1 where they want no email from marketing at all. */
  email_opt_out: number | null;
  loyalty_member_id: string | null;
  loyalty_tier: LoyaltyTier | null;
  /** The tier in the source's own word. */
  loyalty_tier_name: string | null;
  loyalty_points: number | null;
  created_at: number;
}

export interface CompanyRow extends PartyRow, AddressColumns {
  name: string | null;
  domain: string | null;
  phone: string | null;
  industry: string | null;
  description: string | null;
  created_at: number;
}

/**
 * Something about whoever is named by `addressee`: a contact's id, or `email:` and the normalised address where the
 * source names no contact.
 */
interface Addressed {
  addressee: string;
}

export interface ConsentRow extends ImportedRow, Addressed {
  channel: Channel;
  purpose: ConsentPurpose;
  status: ConsentStatus;
  legal_basis: LegalBasis | null;
  source: string | null;
  changed_at: number;
  /** An email event whose details must say that it was an unsubscribe, else the row says nothing. */
  confirmed_by: string | null;
}

export interface EngagementRow extends ImportedRow, Addressed {
  kind: EngagementKind;
  /** The kind in the source's own word. */
  source_kind: string | null;
  occurred_at: number;
  campaign_id: string | null;
  form_id: string | null;
  url: string | null;
  title: string | null;
  search_term: string | null;
  channel: string | null;
  device: string | null;
  error_code: string | null;
  /** JSON object of what else the source says about it. */
  properties: string | null;
  /** 1 when the source takes it for its own staff's or a machine's doing; such rows are not counted. */
  filtered: number;
}

/** What HubSpot keeps about an email event in a table per type. */
export interface EmailEventDetailRow extends ImportedRow {
  email_subject: string | null;
  url: string | null;
  browser: string | null;
  bounce_category: string | null;
  drop_reason: string | null;
  response: string | null;
  subscription_status: string | null;
}

export interface CampaignRow extends ImportedRow {
  name: string;
  subject: string | null;
  kind: CampaignKind;
  source_kind: string | null;
}

export interface FormRow extends ImportedRow {
  name: string | null;
}

export interface SegmentRow extends ImportedRow {
  name: string;
  kind: SegmentKind | null;
  created_at: number | null;
  updated_at: number | null;
}

export interface SegmentMemberRow extends ImportedRow {
  segment_id: string;
  contact_id: string;
  added_at: number;
}

export interface SurveyResponseRow extends ImportedRow {
  contact_id: string | null;
  kind: SurveyKind;
  survey_name: string | null;
  score: number | null;
  comment: string | null;
  submitted_at: number;
}

export interface LoyaltyMovementRow extends ImportedRow {
  contact_id: string | null;
  points: number;
  reason: string | null;
  occurred_at: number;
}

export interface EnrichmentRow extends ImportedRow {
  contact_id: string | null;
  provider: string;
  attribute: string;
  value: string | null;
  observed_at: number;
  expires_at: number | null;
}
