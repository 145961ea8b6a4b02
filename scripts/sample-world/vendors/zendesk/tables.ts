import { table } from '../../table-files.ts';

export const users = table(
  'zendesk/user_data',
  'id,_fivetran_synced,active,alias,chat_only,created_at,details,email,external_id,last_login_at,locale,locale_id,moderator,name,notes,only_private_comments,organization_id,phone,restricted_agent,role,shared,shared_agent,suspended,ticket_restriction,time_zone,two_factor_auth_enabled,updated_at,url,verified',
);

export const organizations = table(
  'zendesk/organization_data',
  'id,_fivetran_synced,created_at,details,external_id,group_id,name,notes,shared_comments,shared_tickets,updated_at,url',
);

export const domainNames = table('zendesk/domain_name_data', 'index,organization_id,_fivetran_synced,domain_name');
export const organizationTags = table('zendesk/organization_tag_data', 'organization_id,tag,_fivetran_synced');
export const userTags = table('zendesk/user_tag_data', 'tag,user_id,_fivetran_synced');

export const groups = table(
  'zendesk/group_data',
  'id,_fivetran_deleted,_fivetran_synced,created_at,name,updated_at,url',
);

export const tickets = table(
  'zendesk/ticket_data',
  'id,_fivetran_synced,allow_channelback,assignee_id,brand_id,created_at,description,due_at,external_id,group_id,has_incidents,is_public,organization_id,priority,problem_id,recipient,requester_id,status,subject,submitter_id,ticket_form_id,type,updated_at,url,via_channel,via_source_from_title,via_source_to_address,via_source_to_name,merged_ticket_ids,via_source_from_address,followup_ids,via_followup_source_id',
);

export const comments = table(
  'zendesk/ticket_comment_data',
  'id,_fivetran_synced,body,created,facebook_comment,public,ticket_id,tweet,user_id,voice_comment',
);

export const fieldHistory = table(
  'zendesk/ticket_field_history_data',
  'field_name,ticket_id,updated,_fivetran_synced,user_id,value',
);

export const ticketTags = table('zendesk/ticket_tag_data', 'tag,ticket_id,_fivetran_synced');

export const chats = table(
  'zendesk/ticket_chat_data',
  'chat_id,_fivetran_synced,authenticated,backend,channel,conversation_id,initiator,integration_id,tags,ticket_id,user_id,visitor_id,webpath',
);

export const chatEvents = table(
  'zendesk/ticket_chat_event_data',
  'chat_id,created_at,_fivetran_synced,actor_id,chat_index,external_message_id,is_history_context,message,message_id,message_source,original_message_type,reason,status,type',
);

export const satisfactionRatings = table(
  'zendesk/satisfaction_rating_data',
  'id,ticket_id,requester_id,assignee_id,group_id,score,comment,reason,created_at,updated_at,_fivetran_synced',
);

export const zendeskTables = [
  users,
  organizations,
  domainNames,
  organizationTags,
  userTags,
  groups,
  tickets,
  comments,
  fieldHistory,
  ticketTags,
  chats,
  chatEvents,
  satisfactionRatings,
];
