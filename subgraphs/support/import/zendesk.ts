import { type ImportFormat, leftOut, withSingleUnderscores } from '../../kit/import/format.ts';
import { RowError } from '../../kit/import/row-change.ts';
import { fromJson, objectNames } from './zendesk-json.ts';
import { chat, chatEvent, comment } from './zendesk-messages.ts';
import { domainName, group, organization, user } from './zendesk-people.ts';
import { tagOf } from './zendesk-tags.ts';
import { fieldChange, satisfactionRating, ticket } from './zendesk-tickets.ts';

const serviceLevels = 'support shows what happened on a ticket, not how fast it should have';
const ownSettings = 'how the help desk is set up says nothing of a customer';

/** An audit is taken apart into comments and changes; it is named here so that the API's list of audits is found. */
function onlyInTheApi(): never {
  throw new RowError(null, null, 'audits are read as the API gives them, not as a table');
}

export const zendesk: ImportFormat = {
  tables: {
    user,
    organization,
    domain_name: domainName,
    organization_tag: tagOf('organization'),
    user_tag: tagOf('user'),
    group,
    ticket,
    ticket_tag: tagOf('ticket'),
    ticket_comment: comment,
    /** The API's name for it. */
    comment,
    audit: onlyInTheApi,
    ticket_field_history: fieldChange,
    ticket_chat: chat,
    ticket_chat_event: chatEvent,
    satisfaction_rating: satisfactionRating,
  },
  leftOut: {
    audit_log: "it records changes of the help desk's own settings, of no customer",
    brand: 'one company, one brand: nothing of a customer is in it',
    daylight_time: serviceLevels,
    schedule: serviceLevels,
    schedule_holiday: serviceLevels,
    sla_policy_metric_history: serviceLevels,
    ticket_form_history: 'how forms looked says nothing of a customer',
    ticket_schedule: serviceLevels,
    ticket_sla_policy: serviceLevels,
    time_zone: serviceLevels,
    user_identity: 'a user names the email address and phone that count',
    ticket_activity: 'audits say the same',
    identity: 'a user names the email address and phone that count',
    ticket_event: 'audits say the same',
    webhook_event:
      'events tell of deletions here: what else has changed is in the users, organizations and tickets themselves',
    survey: 'the rating of a ticket is what counts',
    survey_response: 'its ticket has the rating that follows from it',
    suspended_ticket: 'most are spam, and none is a ticket before somebody recovers it',
    side_conversation: 'our own people ask others there: nothing of it was said to the customer',
    ticket_metric: serviceLevels,
    ticket_metric_event: serviceLevels,
    policy: serviceLevels,
    sla_policy: serviceLevels,
    ...leftOut(
      'articles, and what readers say of them, are on no ticket',
      'help_center article category section topic post vote',
    ),
    activity: 'audits say the same',
    tag: 'tickets, users and organizations name their own',
    ticket_skip: 'which tickets an agent passed over says nothing of a customer',
    group_membership: 'tickets and their history name the groups',
    organization_membership: 'a user names the organization that counts',
    ...leftOut(
      ownSettings,
      'account_attribute attribute attribute_definition automation custom_role dynamic_content macro organization_field ' +
        'ticket_field ticket_form trigger user_field view',
    ),
  },
  objectNames,
  // A connector calls the author of a comment `user_id`.
  columnsOfObjects: ['via', 'user_fields', 'organization_fields', 'domain_names', 'author_id'],
  columnOfCsv: withSingleUnderscores,
  fromJson,
};
