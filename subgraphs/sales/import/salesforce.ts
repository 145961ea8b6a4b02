import { type ImportFormat, leftOut } from '../../kit/import/format.ts';
import { columnOfCsv } from './salesforce-columns.ts';
import { fromJson } from './salesforce-json.ts';
import { opportunity, opportunityHistory, opportunityLineItem } from './salesforce-opportunities.ts';
import { order, orderItem, product, returnOrder, returnOrderLineItem } from './salesforce-orders.ts';
import { account, accountContactRelation, contact, lead, user } from './salesforce-parties.ts';

const newestIsEnough = 'the table itself has the newest state';
const consentElsewhere =
  'of what people say of being addressed, contacts, leads and accounts are read: whoever writes to customers asks Salesforce for this too';
const activity = 'sales shows who bought what, not the calendars of its own people';

export const salesforce: ImportFormat = {
  tables: {
    contact,
    lead,
    account,
    account_contact_relation: accountContactRelation,
    user,
    product_2: product,
    /** Salesforce's own file of it. */
    product2: product,
    opportunity,
    opportunity_history: opportunityHistory,
    opportunity_line_item: opportunityLineItem,
    order,
    order_item: orderItem,
    return_order: returnOrder,
    return_order_line_item: returnOrderLineItem,
  },
  histories: new Set(['opportunity_history']),
  leftOut: {
    account_history: newestIsEnough,
    contact_history: newestIsEnough,
    lead_history: newestIsEnough,
    event: activity,
    task: activity,
    user_role: activity,
    opportunity_contact_role: 'an opportunity names its main contact itself',
    opportunity_field_history: 'stages are in opportunity_history',
    change_event: 'events tell of deletions here: what else has changed is in the records themselves',
    ...leftOut(
      consentElsewhere,
      'individual contact_point_consent contact_point_type_consent contact_point_email contact_point_phone contact_point_address ' +
        'authorization_form_consent comm_subscription_consent party_consent',
    ),
    pricebook_2: 'lines have their prices',
    pricebook_entry: 'lines have their prices',
  },
  // Only an organisation with several currencies names them in its rows; the others have but their corporate one.
  usualCurrency: 'USD',
  columnOfCsv,
  fromJson,
};
