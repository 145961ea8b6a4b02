import type { Migrations } from '../kit/database.ts';
import { erasedTombstones } from '../kit/import/erased-tombstones.ts';
import { numberingByTable } from '../kit/outbox.ts';
import { createPartyTable, createRowTable, mergedPartiesIndexed } from '../kit/row-table.ts';

export const migrations: Migrations = {
  '001-accounts': {
    async up(kysely) {
      await createPartyTable(kysely, 'account')
        .addColumn('kind', 'text')
        .addColumn('name', 'text')
        .addColumn('email', 'text')
        .addColumn('phone', 'text')
        .addColumn('street', 'text')
        .addColumn('city', 'text')
        .addColumn('region', 'text')
        .addColumn('postal_code', 'text')
        .addColumn('country', 'text')
        .addColumn('tax_id', 'text')
        .addColumn('external_id', 'text')
        .addColumn('currency', 'text')
        .addColumn('owed_minor', 'bigint')
        .addColumn('delinquent', 'integer')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
  '002-subscriptions': {
    async up(kysely) {
      await createRowTable(kysely, 'subscription')
        .addColumn('account_id', 'text')
        .addColumn('status', 'text')
        .addColumn('started_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .addColumn('period_start', 'bigint')
        .addColumn('period_end', 'bigint')
        .addColumn('trial_end', 'bigint')
        .addColumn('cancel_at', 'bigint')
        .addColumn('cancel_at_period_end', 'integer')
        .addColumn('canceled_at', 'bigint')
        .addColumn('cancellation_reason', 'text')
        .addColumn('cancellation_comment', 'text')
        .addColumn('ended_at', 'bigint')
        .execute();
      await kysely.schema
        .createIndex('subscription_account')
        .on('subscription')
        .columns(['account_id', 'started_at'])
        .execute();
      await createRowTable(kysely, 'subscription_item')
        .addColumn('subscription_id', 'text')
        .addColumn('plan_id', 'text')
        .addColumn('quantity', 'integer')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema
        .createIndex('subscription_item_subscription')
        .on('subscription_item')
        .column('subscription_id')
        .execute();
      await createRowTable(kysely, 'plan')
        .addColumn('product_id', 'text')
        .addColumn('name', 'text')
        .addColumn('amount_minor', 'bigint')
        .addColumn('currency', 'text')
        .addColumn('interval', 'text')
        .addColumn('interval_count', 'integer')
        .addColumn('active', 'integer')
        .execute();
      await createRowTable(kysely, 'product')
        .addColumn('name', 'text')
        .addColumn('description', 'text')
        .addColumn('active', 'integer')
        .execute();
    },
  },
  '003-invoices': {
    async up(kysely) {
      await createRowTable(kysely, 'invoice')
        .addColumn('account_id', 'text')
        .addColumn('subscription_id', 'text')
        .addColumn('number', 'text')
        .addColumn('status', 'text')
        .addColumn('currency', 'text')
        .addColumn('total_minor', 'bigint')
        .addColumn('amount_due_minor', 'bigint')
        .addColumn('amount_paid_minor', 'bigint')
        .addColumn('amount_remaining_minor', 'bigint')
        .addColumn('description', 'text')
        .addColumn('due_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema.createIndex('invoice_created').on('invoice').column('created_at').execute();
      await kysely.schema.createIndex('invoice_account').on('invoice').columns(['account_id', 'created_at']).execute();
      await createRowTable(kysely, 'invoice_line')
        .addColumn('invoice_id', 'text')
        .addColumn('subscription_id', 'text')
        .addColumn('plan_id', 'text')
        .addColumn('description', 'text')
        .addColumn('amount_minor', 'bigint')
        .addColumn('currency', 'text')
        .addColumn('quantity', 'integer')
        .addColumn('period_start', 'bigint')
        .addColumn('period_end', 'bigint')
        .execute();
      await kysely.schema.createIndex('invoice_line_invoice').on('invoice_line').column('invoice_id').execute();
    },
  },
  '004-payments': {
    async up(kysely) {
      await createRowTable(kysely, 'payment')
        .addColumn('account_id', 'text')
        .addColumn('invoice_id', 'text')
        .addColumn('status', 'text')
        .addColumn('amount_minor', 'bigint')
        .addColumn('currency', 'text')
        .addColumn('description', 'text')
        .addColumn('failure_code', 'text')
        .addColumn('failure_message', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema.createIndex('payment_account').on('payment').columns(['account_id', 'created_at']).execute();
      for (const table of ['refund', 'dispute']) {
        await createRowTable(kysely, table)
          .addColumn('payment_id', 'text')
          .addColumn('status', 'text')
          .addColumn('reason', 'text')
          .addColumn('amount_minor', 'bigint')
          .addColumn('currency', 'text')
          .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
          .execute();
        await kysely.schema.createIndex(`${table}_payment`).on(table).column('payment_id').execute();
      }
      await createRowTable(kysely, 'credit_note')
        .addColumn('invoice_id', 'text')
        .addColumn('number', 'text')
        .addColumn('status', 'text')
        .addColumn('reason', 'text')
        .addColumn('memo', 'text')
        .addColumn('amount_minor', 'bigint')
        .addColumn('currency', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema.createIndex('credit_note_invoice').on('credit_note').column('invoice_id').execute();
    },
  },
  '005-numbering-by-table': numberingByTable,
  '006-periods-of-items': {
    async up(kysely) {
      for (const column of ['period_start', 'period_end'])
        await kysely.schema.alterTable('subscription_item').addColumn(column, 'bigint').execute();
    },
  },
  '007-merged-parties': mergedPartiesIndexed('account'),
  '008-items-of-subscriptions': {
    up: (kysely) => kysely.schema.alterTable('subscription').addColumn('item_list', 'text').execute(),
  },
  '009-erased-deletions': erasedTombstones({
    account: { table: 'account', isParty: true },
    product: { table: 'product', kept: ['name'] },
    plan: { table: 'plan', kept: ['product_id', 'name', 'amount_minor', 'currency', 'interval', 'interval_count'] },
    subscription: { table: 'subscription', kept: ['account_id'] },
    subscription_item: { table: 'subscription_item', kept: ['subscription_id'] },
    invoice: { table: 'invoice', kept: ['account_id'] },
    invoice_line: { table: 'invoice_line', kept: ['invoice_id'] },
    payment: { table: 'payment', kept: ['account_id', 'invoice_id'] },
    refund: { table: 'refund', kept: ['payment_id'] },
    dispute: { table: 'dispute', kept: ['payment_id'] },
    credit_note: { table: 'credit_note', kept: ['invoice_id'] },
  }),
  '010-refunded-payments': {
    up: (kysely) => kysely.schema.alterTable('payment').addColumn('refunded_minor', 'bigint').execute(),
  },
  '011-payments-of-invoices': {
    async up(kysely) {
      await kysely.schema.alterTable('payment').addColumn('payment_intent_id', 'text').execute();
      await createRowTable(kysely, 'invoice_payment')
        .addColumn('invoice_id', 'text')
        .addColumn('payment_id', 'text')
        .addColumn('payment_intent_id', 'text')
        .addColumn('status', 'text')
        .execute();
      for (const column of ['payment_id', 'payment_intent_id'])
        await kysely.schema.createIndex(`invoice_payment_${column}`).on('invoice_payment').column(column).execute();
    },
  },
};
