import { type CreateTableBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createRowTable } from '../../kit/row-table.ts';
import { createIndexes, createPartyLinkTable, withAddress, withLineColumns, withTime } from './columns.ts';

type Table = CreateTableBuilder<string, never>;

const buyer = sql`coalesce('contact:' || contact_id, 'account:' || account_id, 'guest:' || guest_id)`;
const linkedPurchase = sql`coalesce('order:' || order_id, 'return:' || return_id)`;
const returnedPurchase = sql`coalesce('order:' || order_id, 'return:' || id)`;

export const purchases: Migration = {
  async up(kysely) {
    await createRowTable(kysely, 'product')
      .addColumn('name', 'text')
      .addColumn('code', 'text')
      .addColumn('family', 'text')
      .addColumn('description', 'text')
      .addColumn('active', 'integer')
      .execute();

    const order = createRowTable(kysely, 'sales_order')
      .addColumn('number', 'text')
      .addColumn('account_id', 'text')
      .addColumn('contact_id', 'text')
      .addColumn('guest_id', 'text')
      .addColumn('opportunity_id', 'text')
      .addColumn('channel', 'text')
      .addColumn('status', 'text')
      .addColumn('status_label', 'text')
      .addColumn('total_minor', 'bigint')
      .addColumn('currency', 'text') as Table;
    await withTime(withAddress(order), 'ordered_at').execute();
    await createIndexes(kysely, 'sales_order', ['ordered_at'], ['contact_id'], ['account_id']);
    await withLineColumns(createRowTable(kysely, 'order_line')).addColumn('order_id', 'text').execute();
    await createIndexes(kysely, 'order_line', ['order_id']);

    const returned = createRowTable(kysely, 'return_order')
      .addColumn('order_id', 'text')
      .addColumn('purchase', 'text', (column) => column.generatedAlwaysAs(returnedPurchase).stored())
      .addColumn('account_id', 'text')
      .addColumn('contact_id', 'text')
      .addColumn('number', 'text')
      .addColumn('status', 'text')
      .addColumn('status_label', 'text')
      .addColumn('reason', 'text') as Table;
    await withTime(returned, 'created_at').execute();
    await createIndexes(kysely, 'return_order', ['purchase'], ['order_id'], ['contact_id'], ['account_id']);
    await createRowTable(kysely, 'return_line')
      .addColumn('return_id', 'text')
      .addColumn('order_line_id', 'text')
      .addColumn('product_id', 'text')
      .addColumn('quantity_milli', 'bigint')
      .addColumn('reason', 'text')
      .execute();
    await createIndexes(kysely, 'return_line', ['return_id']);

    await createPartyLinkTable(kysely, 'purchase_party', buyer)
      .addColumn('guest_id', 'text')
      .addColumn('order_id', 'text')
      .addColumn('return_id', 'text')
      .addColumn('purchase', 'text', (column) => column.generatedAlwaysAs(linkedPurchase).stored())
      .execute();
    await createIndexes(kysely, 'purchase_party', ['party'], ['contact_id'], ['account_id']);
    await sql`create view order_of_party as
      select sales_order.*, link.party, link.beside_contact
      from purchase_party as link join sales_order on sales_order.id = link.order_id
      where link.deleted = 0`.execute(kysely);
    await sql`create view return_of_party as
      select return_order.*, link.party, link.beside_contact
      from purchase_party as link join return_order on return_order.purchase = link.purchase
      where link.deleted = 0`.execute(kysely);
  },
};
