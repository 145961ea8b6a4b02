import type { ImportFormat, RowReader } from '../../kit/import/format.ts';
import { communicationPreference, subscriptionChange } from './consent.ts';
import { behavioralEvent, form, formSubmission } from './hubspot-behavior.ts';
import { emailCampaign, emailEvent, emailEventDetail } from './hubspot-emails.ts';
import { columnOfCsv, fromJson } from './hubspot-json.ts';
import { contactEnrichment, loyaltyMovement } from './hubspot-loyalty.ts';
import { company, contact, contactMerge } from './hubspot-parties.ts';
import { contactList, contactListMember } from './hubspot-segments.ts';
import { feedbackSubmission } from './surveys.ts';

const tables: Record<string, RowReader> = {
  contact,
  contact_merge_audit: contactMerge,
  company,
  contact_list: contactList,
  contact_list_member: contactListMember,
  email_campaign: emailCampaign,
  email_event: emailEvent,
  email_event_sent: emailEventDetail,
  email_event_delivered: emailEventDetail,
  email_event_deferred: emailEventDetail,
  email_event_dropped: emailEventDetail,
  email_event_bounce: emailEventDetail,
  email_event_open: emailEventDetail,
  email_event_click: emailEventDetail,
  email_event_print: emailEventDetail,
  email_event_forward: emailEventDetail,
  email_event_spam_report: emailEventDetail,
  email_event_status_change: emailEventDetail,
  form,
  contact_form_submission: formSubmission,
  behavioral_event: behavioralEvent,
  communication_preference: communicationPreference,
  subscription_change: subscriptionChange,
  feedback_submission: feedbackSubmission,
  loyalty_movement: loyaltyMovement,
  contact_enrichment: contactEnrichment,
  // Airbyte's files of what was deleted.
  contacts_archived: contact,
  companies_archived: company,
  // The API lists these under names of its own.
  list: contactList,
  campaign: emailCampaign,
  event: emailEvent,
};

const newestValues = 'the record itself has the newest values';
const salesWork = 'the pipeline belongs to sales';
const serviceWork = 'tickets belong to support';
const staff = 'our own staff, not customers';
const activities = "the sales team's own calls, meetings and notes, not what a customer did";

export const hubspot: ImportFormat = {
  tables,
  leftOut: {
    contact_property_history: newestValues,
    company_property_history: newestValues,
    ...leftOut(
      salesWork,
      'association cart commerce_payment deal deal_archived deal_association deal_company deal_contact deal_pipeline ' +
        'deal_pipeline_stage deal_property_history deal_split deal_stage deal_to_contact_association deal_web_analytic ' +
        'discount goal invoice lead line_item merged_deal order product quote',
    ),
    ...leftOut(
      serviceWork,
      'ticket ticket_company ticket_contact ticket_deal ticket_engagement ticket_pipeline ticket_pipeline_stage ticket_property_history ' +
        'ticket_web_analytic',
    ),
    ...leftOut(staff, 'owner owner_archived owner_team role team team_user users workflow'),
    ...leftOut(
      activities,
      'engagement engagement_call engagement_communication engagement_company engagement_contact engagement_deal engagement_email engagement_meeting engagement_note engagement_task',
    ),
    webhook_event:
      'events tell of deletions and merges here: what else has changed is in the contacts and companies themselves',
    part_of_subscription_change: 'which purpose a type of subscription has is not said: who leaves all of them is read',
    company_web_analytic: 'what a company did is what its contacts did',
    property_history: newestValues,
    email_subscription: 'a consent names its purpose itself',
    marketing_email: 'what was sent is in the campaigns',
    ...leftOut('describes the columns of the export', 'property property_option'),
  },
  columnsOfObjects: ['properties', 'archived', 'portalId'],
  columnOfCsv,
  fromJson,
};

function leftOut(reason: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, reason]));
}
