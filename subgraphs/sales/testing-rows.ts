import type { Row } from './testing.ts';

const on = (day: number): Row => {
  const time = `2026-01-${String(day).padStart(2, '0')} 00:00:00`;
  return { created_date: time, system_modstamp: time };
};
export const iso = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const line = (id: string, order: string, product: string, quantity: number, price: number): Row => ({
  id,
  ...on(1),
  order_id: order,
  product_2_id: product,
  quantity,
  unit_price: price,
  total_price: quantity * price,
  currency_iso_code: 'EUR',
});
const order = (id: string, day: number, more: Row): Row => ({
  id,
  ...on(day),
  order_number: `N${id}`,
  status: 'Activated',
  order_channel_c: 'WEB',
  currency_iso_code: 'EUR',
  ...more,
});
const step = (day: number, stage: string, amount: number): Row => ({
  id: '006A',
  _fivetran_start: `2026-01-${String(day).padStart(2, '0')} 00:00:00`,
  stage_name: stage,
  amount,
  currency_iso_code: 'EUR',
});

/** A person who is a contact, a lead and a guest, the company she works for, and what they bought. */
export const tables: [string, Row[]][] = [
  ['contact', [{ id: '003A', ...on(1), name: 'Ada Lovelace', email: 'ada@example.com', birthdate: '1815-12-10' }]],
  [
    'lead',
    [
      {
        id: '00QA',
        ...on(1),
        name: 'A. L.',
        status: 'Converted',
        converted_contact_id: '003A',
        has_opted_out_of_email: 'true',
        do_not_call: 'false',
      },
    ],
  ],
  [
    'account',
    [
      { id: '001A', ...on(1), name: 'Engines Ltd' },
      { id: '001B', ...on(1), name: 'Looms Ltd' },
    ],
  ],
  [
    'account_contact_relation',
    [
      { id: '07A', ...on(1), account_id: '001A', contact_id: '003A', roles: 'Buyer;Decision Maker', is_active: true },
      { id: '07B', ...on(1), account_id: '001B', contact_id: '003A', is_active: false, end_date: '2020-01-01' },
    ],
  ],
  [
    'product_2',
    [
      { id: '01A', ...on(1), name: 'Lamp' },
      { id: '01B', ...on(1), name: 'Bulb' },
    ],
  ],
  [
    'order',
    [
      order('801A', 2, { bill_to_contact_id: '003A', total_amount: 100 }),
      order('801B', 3, {
        bill_to_contact_id: '003A',
        account_id: '001A',
        order_channel_c: 'PARTNER',
        total_amount: 500,
        currency_iso_code: 'USD',
      }),
      order('801C', 4, { bill_to_contact_id: '003A', status: 'Cancelled', total_amount: 70 }),
      order('801D', 5, { guest_name_c: 'Ada', total_amount: 30 }),
      order('801E', 6, { account_id: '001A', total_amount: 5 }),
    ],
  ],
  [
    'order_item',
    [
      line('802A', '801A', '01A', 2, 45),
      line('802B', '801A', '01B', 1, 10),
      line('802C', '801C', '01B', 7, 10),
      line('802D', '801D', '01A', 1.5, 20),
    ],
  ],
  ['return_order', [{ id: 'R1', ...on(7), order_id: '801A', status: 'Closed', return_reason_c: 'Wrong item' }]],
  [
    'return_order_line_item',
    [
      { id: 'RL1', ...on(7), return_order_id: 'R1', order_item_id: '802A', quantity_returned: 1 },
      { id: 'RL2', ...on(7), return_order_id: 'R1', product_2_id: '01B', quantity_returned: 1 },
    ],
  ],
  [
    'opportunity',
    [
      { id: '006A', ...on(1), account_id: '001A', contact_id: '003A', stage_name: 'Proposal', is_closed: false },
      { id: '006B', ...on(2), account_id: '001A', stage_name: 'Closed Won', is_closed: true, is_won: true },
    ],
  ],
  ['opportunity_history', [step(1, 'New', 10), step(2, 'New', 20), step(3, 'Proposal', 20.5)]],
];
