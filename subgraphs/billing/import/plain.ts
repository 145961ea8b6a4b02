import type { ImportFormat } from '../../kit/import/format.ts';
import type { UpsertRow } from '../../kit/import/row-change.ts';
import type { SourceRow } from '../../kit/import/source-row.ts';

/** The plain columns that a mapping file can fill, amounts in the currency's major unit as people write them. */
function account(row: SourceRow): UpsertRow {
  const currency = row.currency('currency');
  return {
    ...identified(row, 'account'),
    values: {
      kind:
        row.oneOf('kind', { person: 'PERSON', company: 'ORGANISATION', organisation: 'ORGANISATION' } as const) ??
        'PERSON',
      name: row.text('name'),
      email: row.text('email'),
      phone: row.text('phone'),
      street: row.text('street'),
      city: row.text('city'),
      region: row.text('region'),
      postal_code: row.text('postal_code'),
      country: row.text('country'),
      tax_id: row.text('tax_id'),
      external_id: row.text('external_id'),
      currency,
      owed_minor: currency ? row.majorUnits('owed', currency) : null,
      delinquent: row.flag('delinquent'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

function invoice(row: SourceRow): UpsertRow {
  const currency = row.required('currency', row.currency('currency'));
  const total = row.required('total', row.majorUnits('total', currency));
  const paid = row.majorUnits('paid', currency) ?? 0;
  const words = { draft: 'DRAFT', open: 'OPEN', paid: 'PAID', uncollectible: 'UNCOLLECTIBLE', void: 'VOID' } as const;
  return {
    ...identified(row, 'invoice'),
    values: {
      account_id: row.id('account_id'),
      subscription_id: row.key('subscription_id'),
      number: row.text('number'),
      status: row.oneOf('status', words) ?? (paid >= total ? 'PAID' : 'OPEN'),
      currency,
      total_minor: total,
      amount_due_minor: total,
      amount_paid_minor: paid,
      amount_remaining_minor: total - paid,
      description: row.text('description'),
      due_at: row.timestamp('due_at'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

function payment(row: SourceRow): UpsertRow {
  const currency = row.required('currency', row.currency('currency'));
  const words = { succeeded: 'SUCCEEDED', paid: 'SUCCEEDED', pending: 'PENDING', failed: 'FAILED' } as const;
  return {
    ...identified(row, 'payment'),
    values: {
      account_id: row.id('account_id'),
      invoice_id: row.key('invoice_id'),
      status: row.oneOf('status', words) ?? 'SUCCEEDED',
      amount_minor: row.required('amount', row.majorUnits('amount', currency)),
      currency,
      description: row.text('description'),
      failure_code: row.text('failure_code'),
      failure_message: row.text('failure_message'),
      created_at: row.timestamp('created_at') ?? 0,
    },
  };
}

function identified(row: SourceRow, entity: string): Omit<UpsertRow, 'values'> {
  return { kind: 'row', entity, id: row.id('id'), version: row.version('updated_at'), deleted: row.isTrue('deleted') };
}

export const plain: ImportFormat = { tables: { account, invoice, payment } };
