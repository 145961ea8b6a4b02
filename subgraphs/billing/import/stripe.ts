import { flatten, type ImportFormat, leftOut, type TableRow, withSingleUnderscores } from '../../kit/import/format.ts';
import { isObject, type JsonObject } from '../../kit/import/read-json.ts';
import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { Cell, SourceRow } from '../../kit/import/source-row.ts';
import { amount } from './stripe-amount.ts';
import { goneForGood } from './stripe-deletion.ts';
import { timeOfEvent } from './stripe-events.ts';
import { creditNote, invoice, invoiceLine } from './stripe-invoices.ts';
import { charge, dispute, invoicePayment, refund } from './stripe-payments.ts';
import { plan, price, product, subscription, subscriptionHistory, subscriptionItem } from './stripe-subscriptions.ts';

/** Most that sell with Stripe collect no tax ids. What may be somebody's name, as `Sa` and `Ag`, is left out. */
const endsInLegalForm =
  /[\s,](?:gmbh|inc|incorporated|corp|corporation|l\.?l\.?c|l\.?l\.?p|ltd|limited|plc|pty|kg|ohg|gbr|b\.?v|n\.?v|s\.?a\.?r\.?l|s\.?r\.?l|s\.p\.a|s\.r\.o|d\.o\.o|sp\. z o\.o|ltda|lda|aps|oyj|kft)\.?$/i;

function customer(row: SourceRow): UpsertRow {
  const gone = goneForGood(row, 'account');
  if (gone) return gone;
  const id = row.id('id');
  const metadata = row.json('metadata');
  const facts = isObject(metadata) ? metadata : {};
  const currency = row.currency('currency');
  const businessName = row.text('business_name');
  const name = businessName ?? row.text('name') ?? row.text('individual_name');
  // Whoever has a tax id is one as well, which is told where the account is read.
  const isNamedCompany = facts.kind === 'company' || businessName !== null || endsInLegalForm.test(name ?? '');
  return {
    kind: 'row',
    entity: 'account',
    id,
    version: row.version('event_created', '_fivetran_synced'),
    deleted: row.isTrue('is_deleted'),
    values: {
      kind: isNamedCompany ? 'ORGANISATION' : null,
      name,
      email: row.text('email'),
      phone: row.text('phone'),
      street: joined(row.text('address_line_1'), row.text('address_line_2')),
      city: row.text('address_city'),
      region: row.text('address_state'),
      postal_code: row.text('address_postal_code'),
      country: row.text('address_country'),
      ...saidTaxId(row),
      external_id: typeof facts.external_id === 'string' ? facts.external_id : null,
      currency,
      owed_minor: amount(row, 'balance', currency) ?? amount(row, 'account_balance', currency),
      delinquent: row.flag('delinquent'),
      created_at: row.timestamp('created') ?? 0,
      attributes: row.attributes(),
    },
  };
}

/** Events, and the API where it was not asked for them, leave tax ids out: what was told of them before stays. */
function saidTaxId(row: SourceRow): { tax_id?: string | null } {
  const taxId = row.text('tax_info_tax_id') ?? taxIdOf(row.json('tax_ids_data'));
  return row.has('tax_info_tax_id') || row.has('tax_ids_data') ? { tax_id: taxId } : {};
}

/** The API lists them where it is asked to; what Brazil gives to a person makes no company of them. */
function taxIdOf(listed: unknown): string | null {
  const given = Array.isArray(listed) ? listed.filter(isObject).find(({ type }) => type !== 'br_cpf') : undefined;
  return typeof given?.value === 'string' ? given.value : null;
}

function joined(...lines: (string | null)[]): string | null {
  return lines.filter((line) => line !== null).join(', ') || null;
}

/** The names by which Stripe's API calls what a connector exports under another. */
const tableOfObject: Record<string, string> = { line_item: 'invoice_line_item' };

/** A reference is an id or, expanded, the object itself. */
const references = [
  'customer',
  'invoice',
  'charge',
  'subscription',
  'product',
  'plan',
  'price',
  'payment_intent',
  'refund',
];

/** Lists within an object that hold rows of their own, with the column that names their owner. */
const nestedLists: Record<string, { list: string; owner: string }[]> = {
  customer: [{ list: 'subscriptions', owner: 'customer_id' }],
  invoice: [
    { list: 'lines', owner: 'invoice_id' },
    { list: 'payments', owner: 'invoice_id' },
  ],
  subscription: [{ list: 'items', owner: 'subscription_id' }],
  charge: [{ list: 'refunds', owner: 'charge_id' }],
  credit_note: [{ list: 'lines', owner: 'credit_note_id' }],
};

const keepWhole = new Set(['metadata']);

function fromJson(object: JsonObject, fileTable: string): TableRow[] {
  // EventBridge puts an event into one of its own, with an id of its own.
  if ('detail-type' in object && isObject(object.detail)) return fromJson(object.detail, fileTable);
  if (object.object === 'event' && isObject(object.data) && isObject(object.data.object)) {
    // An invoice that is still to be made has no id.
    if (object.type === 'invoice.upcoming') return [];
    const changedAt = timeOfEvent(object);
    const changed = object.data.object;
    return fromJson(tellsOfDeletion(object) ? { ...changed, deleted: true } : changed, fileTable).map((row) => ({
      ...row,
      cells: { ...row.cells, event_created: changedAt },
    }));
  }
  const named = typeof object.object === 'string' ? object.object : fileTable;
  const table = tableOfObject[named] ?? named;
  const own: JsonObject = { ...object };
  const rows: TableRow[] = [];
  for (const { list, owner } of nestedLists[table] ?? []) {
    const { data: nested, has_more: hasMore } = isObject(own[list]) ? own[list] : {};
    delete own[list];
    if (!Array.isArray(nested)) continue;
    if (list === 'items' && hasMore !== true) own.item_ids = nested.filter(isObject).map(({ id }) => id);
    for (const item of nested.filter(isObject))
      rows.push(...ownedBy(fromJson(item, `${table}_${list}`), owner, toCell(object.id)));
  }
  for (const name of references) {
    const reference = own[name];
    if (reference === undefined) continue;
    delete own[name];
    // A plan beside a price is the same thing in fewer words.
    const isSaid = name === 'plan' && isObject(object.price);
    if (isObject(reference) && !isSaid) rows.push(...fromJson(reference, name));
    own[`${name}_id`] = isObject(reference) ? reference.id : reference;
  }
  delete own.object;
  return [{ table, cells: renamed(flatten(own, keepWhole)) }, ...rows];
}

/** What came along expanded in an item is not the owner's. */
function ownedBy([item, ...expanded]: TableRow[], column: string, owner: Cell): TableRow[] {
  return item ? [{ ...item, cells: { ...item.cells, [column]: owner } }, ...expanded] : [];
}

/** Its object still looks alive. An ended subscription is `customer.subscription.deleted` too, and stays. */
function tellsOfDeletion({ type }: JsonObject): boolean {
  return /^(customer|invoice|plan|price|product)\.deleted$/.test(String(type));
}

function renamed(cells: Record<string, Cell>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [columnName(name), cell]));
}

/** The connector writes `line_1` where the API writes `line1`. */
function columnName(name: string): string {
  return name.replace(/_line(\d)$/, '_line_$1');
}

function toCell(value: unknown): Cell {
  return typeof value === 'string' ? value : null;
}

const noPlace = 'billing shows what was charged and paid, not how the payment provider handles it';
const takenOff = 'discounts are already taken off on the invoice';
const ownTools = "tools of Stripe's for its users, which say nothing of what a customer owes or paid";
const wayToPay = 'what came of it is a charge, an invoice or a subscription';

export const stripe: ImportFormat = {
  tables: {
    customer,
    product,
    plan,
    price,
    subscription,
    subscription_history: subscriptionHistory,
    subscription_item: subscriptionItem,
    invoice,
    invoice_line_item: invoiceLine,
    invoice_payment: invoicePayment,
    charge,
    refund,
    dispute,
    credit_note: creditNote,
  },
  leftOut: {
    account: 'these are our own accounts at Stripe, not customers',
    credit_note_line_item: "a credit note's total is kept",
    customer_balance_transaction: 'the customer has the balance that it leads to',
    invoiceitem: 'it is a line of its invoice',
    payment_intent: 'what came of it is in its charges',
    subscription_schedule: 'the subscription itself has the newest state',
    'v2.core.event': 'it names an object and says nothing of it: export the object itself',
    tax_id: 'it counts where the customer itself has it (tax_ids, expanded)',
    ...leftOut(takenOff, 'coupon discount promotion_code subscription_discount'),
    ...leftOut(wayToPay, 'checkout.session payment_link quote setup_attempt setup_intent'),
    ...leftOut(
      ownTools,
      'application balance_settings billing.alert_triggered billing.credit_balance_transaction billing.credit_grant ' +
        'billing.meter climate.order climate.product country_spec customer_session ' +
        'entitlements.active_entitlement_summary entitlements.feature exchange_rate file_link ' +
        'financial_connections.account identity.verification_session invoice_rendering_template product_feature ' +
        'reporting.report_run reporting.report_type scheduled_query_run tax.calculation tax.registration tax.settings ' +
        'tax.transaction terminal.location terminal.reader test_helpers.test_clock usage_record usage_record_summary',
    ),
    ...leftOut(
      noPlace,
      'apple_pay_domain application_fee balance balance_transaction bank_account billing_portal.configuration ' +
        'billing_portal.session capability card cash_balance customer_cash_balance_transaction fee fee_refund file ' +
        'issuing.authorization issuing.card issuing.cardholder issuing.dispute issuing.transaction mandate payment_method ' +
        'payment_method_card payment_method_configuration payment_method_domain payout payout_balance_transaction person ' +
        'radar.early_fraud_warning review shipping_rate source source_transaction tax_rate topup transfer transfer_reversal',
    ),
  },
  // A connector that takes objects apart writes `customer_id`.
  columnsOfObjects: ['object', 'customer', 'charge', 'invoice', 'subscription', 'product'],
  columnOfCsv: (column) => columnName(withSingleUnderscores(column)),
  fromJson,
};
