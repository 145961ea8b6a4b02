import { flatten, type TableRow } from '../../kit/import/format.ts';
import { isObject, type JsonObject } from '../../kit/import/read-json.ts';
import type { Cell } from '../../kit/import/source-row.ts';
import { leavesAll } from './consent.ts';
import { asOfToday } from './hubspot-first-api.ts';
import { splitEmailEvent } from './hubspot-json-events.ts';
import { webhookRows } from './hubspot-webhooks.ts';

/** What the API calls otherwise than the connector. */
const tableOfList: Record<string, string> = {
  campaign: 'email_campaign',
  contact_list_membership: 'contact_list_member',
  contact_merged_audit: 'contact_merge_audit',
  contact_web_analytic: 'behavioral_event',
  event: 'email_event',
  form_submission: 'contact_form_submission',
  list: 'contact_list',
  member: 'contact_list_member',
  membership: 'contact_list_member',
  timeline: 'subscription_change',
};

const columnOfField: Record<string, Record<string, string>> = {
  behavioral_event: { object_id: 'contact_id' },
  contact_form_submission: { submitted_at: 'timestamp', canonical_vid: 'contact_id' },
  contact_list: { list_id: 'id' },
  contact_list_member: {
    ...{ list_id: 'contact_list_id', record_id: 'contact_id', membership_timestamp: 'added_at' },
    ...{ static_list_id: 'contact_list_id', canonical_vid: 'contact_id', timestamp: 'added_at' },
  },
  form: { id: 'guid' },
};

/** Objects with properties of their own, which a connector writes into columns named `property_…`. */
const withProperties = new Set(['contact', 'company', 'feedback_submission', 'loyalty_movement']);

const keptWhole = new Set(['properties', 'browser', 'location', 'subscriptions']);

/** Turns an object of HubSpot's API into the rows of a connector's export. Rows in the connector's shape pass as they are. */
export function fromJson(object: JsonObject, fileTable: string): TableRow[] {
  const told = webhookRows(object);
  if (told) return told;
  const [table, list] = tableNamed(fileTable);
  if (withProperties.has(table) && (isObject(object.properties) || 'archived' in object))
    return [{ table, cells: propertyCells(asOfToday(object)) }];
  const cells = renamed(plainCells(object), columnOfField[table] ?? {});
  if (table === 'subscription_change') return subscriptionChanges(object);
  if (table === 'contact_form_submission') return [{ table, cells: withAddress(cells) }];
  if (table === 'behavioral_event') return [{ table, cells: withPage(cells) }];
  if (table === 'contact_list_member') return [{ table, cells: { contact_list_id: list, ...cells } }];
  return table === 'email_event' ? splitEmailEvent(cells) : [{ table, cells }];
}

/**
 * `contacts` and `companies` name lists of the tables `contact` and `company`. The API's members of a list do not repeat its id:
 * the file's name may, `list_71_memberships`.
 */
function tableNamed(fileTable: string): [table: string, list: string | null] {
  const [, list = null, members = fileTable] = /^list_(\d+)_(members(?:hips)?)$/.exec(fileTable) ?? [];
  const singular = members
    // Objects say themselves that they are.
    .replace(/_archived$/, '')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')
    // As Airbyte has it: `companies_property_history`, `contacts_merged_audit`, `engagements_calls`.
    .replace(/^companies_/, 'company_')
    .replace(/^(contact|deal|engagement|owner|ticket)s_/, '$1_');
  return [tableOfList[singular] ?? singular, list];
}

/** Items of the timeline of subscriptions, or its answer under another name than the list in it. */
function subscriptionChanges({ timeline, ...item }: JsonObject): TableRow[] {
  const items = Array.isArray(timeline) ? timeline.filter(isObject) : [item];
  return items.map((each) => ({
    table: leavesAll(each.changes) ? 'subscription_change' : 'part_of_subscription_change',
    cells: plainCells(each),
  }));
}

function propertyCells(object: JsonObject): Record<string, Cell> {
  const { properties, archived, createdAt, associations, ...rest } = object;
  const cells: Record<string, Cell> = { ...plainCells(rest), _fivetran_deleted: asCell(archived) };
  const contact = associatedContact(associations);
  if (contact !== null) cells.contact_id = contact;
  for (const [name, value] of Object.entries(isObject(properties) ? properties : {})) {
    // The id once more.
    if (name !== 'hs_object_id') cells[`property_${name}`] = asCell(isObject(value) ? value.value : value);
  }
  if (!('property_createdate' in cells)) cells.created_at = asCell(createdAt);
  return cells;
}

function associatedContact(associations: unknown): string | null {
  if (!isObject(associations) || !isObject(associations.contacts) || !Array.isArray(associations.contacts.results))
    return null;
  const [first]: unknown[] = associations.contacts.results;
  return isObject(first) ? String(first.id) : null;
}

/** A form's submissions name no contact: what was written into its fields does, of which no more than the address is kept. */
function withAddress({ values, ...cells }: Record<string, Cell>): Record<string, Cell> {
  const fields: unknown[] = Array.isArray(values) ? values : [];
  const email = fields.filter(isObject).find(({ name }) => name === 'email')?.value;
  return email === undefined ? cells : { ...cells, email: asCell(email) };
}

/** A page view's address and title are properties of the event. */
function withPage(cells: Record<string, Cell>): Record<string, Cell> {
  if (!isObject(cells.properties)) return cells;
  const { hs_url: url, hs_title: title, ...properties } = cells.properties;
  return { ...cells, url: cells.url ?? asCell(url), title: cells.title ?? asCell(title), properties };
}

function plainCells(object: JsonObject): Record<string, Cell> {
  const cells = flatten(object, keptWhole);
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [columnOfProperty(snakeCase(name)), asCell(cell)]),
  );
}

/** Some connectors take `properties` apart into `properties_email`, others into `properties__email`. */
function columnOfProperty(name: string): string {
  return name.replace(/^properties__?(?=[^_])/, 'property_');
}

/** `createdAt`, and `canonical-vid` in the first version of the API. */
function snakeCase(name: string): string {
  return name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Of the API's names those that are read, which warehouses write without their capitals. */
const fieldsInSmallLetters = new Map(
  [
    ...['archivedAt', 'createdAt', 'updatedAt', 'portalId', 'portalSubscriptionStatus', 'emailCampaignId'],
    ...['filteredEvent', 'dropReason', 'dropMessage'],
  ].map((field) => [field.toLowerCase(), field]),
);

export function columnOfCsv(name: string): string {
  return fieldsInSmallLetters.get(name) ?? columnOfProperty(name);
}

function renamed(cells: Record<string, Cell>, columns: Record<string, string>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [columns[name] ?? name, cell]));
}

/** Scalars as text, as a CSV file has them, so that the same row is the same whichever way it comes. */
function asCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? value : String(value);
}
