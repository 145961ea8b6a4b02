import { table } from '../../table-files.ts';

export const contacts = table(
  'hubspot/contact_data',
  '_fivetran_deleted,_fivetran_synced,property_email,id,property_company,property_firstname,property_lastname,property_email_1,property_createdate,property_jobtitle,property_hs_merged_object_ids,property_created_at,property_first_conversion_date,property_phone,property_mobilephone,property_address,property_city,property_state,property_zip,property_country,property_date_of_birth,property_lastmodifieddate,property_preferred_channel,property_loyalty_member_id,property_loyalty_tier,property_loyalty_points',
);

export const contactMerges = table(
  'hubspot/contact_merge_audit_data',
  'canonical_vid,contact_id,vid_to_merge,_fivetran_synced,entity_id,first_name,last_name,num_properties_moved,timestamp,user_id',
);

export const companies = table(
  'hubspot/company_data',
  'id,is_deleted,_fivetran_synced,property_name,property_description,property_createdate,property_industry,property_address,property_city,property_state,property_country,property_annualrevenue,property_domain,property_phone,property_zip',
);

export const lists = table(
  'hubspot/contact_list_data',
  'id,_fivetran_deleted,_fivetran_synced,created_at,updated_at,name,created_by_id,object_type_id,processing_status,processing_type,list_version,filters_updated_at',
);

export const listMembers = table(
  'hubspot/contact_list_member_data',
  'contact_id,contact_list_id,_fivetran_deleted,_fivetran_synced,added_at',
);

export const campaigns = table(
  'hubspot/email_campaign_data',
  'id,_fivetran_synced,app_id,content_id,num_included,num_queued,sub_type,type,app_name,name,subject',
);

export const emailEvents = table(
  'hubspot/email_event_data',
  'id,_fivetran_synced,app_id,caused_by_created,caused_by_id,created,email_campaign_id,portal_id,sent_by_created,sent_by_id,type,filtered_event,recipient',
);

export const emailsSent = table('hubspot/email_event_sent_data', 'id,_fivetran_synced,from,reply_to,subject');

export const emailsDelivered = table('hubspot/email_event_delivered_data', 'id,_fivetran_synced,response,smtp_id');

export const emailsOpened = table(
  'hubspot/email_event_open_data',
  'id,_fivetran_synced,duration,browser,ip_address,location,user_agent',
);

export const emailsClicked = table(
  'hubspot/email_event_click_data',
  'id,_fivetran_synced,referer,browser,location,ip_address,url,user_agent',
);

export const emailsBounced = table('hubspot/email_event_bounce_data', 'id,_fivetran_synced,category,status,response');

export const emailStatusChanges = table(
  'hubspot/email_event_status_change_data',
  'id,_fivetran_synced,bounced,portal_subscription_status,requested_by,source,subscriptions',
);

export const forms = table(
  'hubspot/form_data',
  'guid,action,created_at,css_class,follow_up_id,form_type,lead_nurturing_campaign_id,method,name,notify_recipients,portal_id,redirect,submit_text,updated_at',
);

export const formSubmissions = table(
  'hubspot/contact_form_submission_data',
  'timestamp,form_id,contact_id,conversion_id,page_id,page_url,portal_id,title,_fivetran_synced',
);

export const behavioralEvents = table(
  'hubspot/behavioral_event_data',
  'id,contact_id,event_type,occurred_at,url,title,search_term,channel,campaign_id,properties,_fivetran_synced',
);

export const communicationPreferences = table(
  'hubspot/communication_preference_data',
  'contact_id,channel,purpose,status,legal_basis,source,timestamp,_fivetran_synced',
);

export const feedback = table(
  'hubspot/feedback_submission_data',
  'id,contact_id,property_hs_survey_type,property_hs_survey_name,property_hs_value,property_hs_content,property_hs_submission_timestamp,_fivetran_deleted,_fivetran_synced',
);

export const loyaltyMovements = table(
  'hubspot/loyalty_movement_data',
  'id,contact_id,property_points,property_reason,property_occurred_at,_fivetran_deleted,_fivetran_synced',
);

export const enrichments = table(
  'hubspot/contact_enrichment_data',
  'contact_id,provider,attribute,value,observed_at,expires_at,_fivetran_synced',
);

export const hubspotTables = [
  contacts,
  contactMerges,
  companies,
  lists,
  listMembers,
  campaigns,
  emailEvents,
  emailsSent,
  emailsDelivered,
  emailsOpened,
  emailsClicked,
  emailsBounced,
  emailStatusChanges,
  forms,
  formSubmissions,
  behavioralEvents,
  communicationPreferences,
  feedback,
  loyaltyMovements,
  enrichments,
];
