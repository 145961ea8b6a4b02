import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { modes } from '../engines/modes.ts';
import { type HouseUnderTest, houseUnderTest, runScript } from './house-under-test.ts';

const contactColumns = 'id,property_firstname,property_lastname,property_email,property_createdate';
const customerColumns = 'id,name,email,created,currency,is_deleted';
const created = '2026-01-01 08:00:00';

/** How long a change may take until a query shows it. */
const soon = { timeout: 8000, interval: 100 };

/** A department and the format of its exports. */
const hubspot = ['marketing', 'hubspot'] as const;
const stripe = ['billing', 'stripe'] as const;

let files = 0;

async function importFile(house: HouseUnderTest, format: readonly string[], name: string, text: string) {
  files += 1;
  const folder = join(house.variables.DATA_DIR ?? '', `late-${files}`);
  await mkdir(folder);
  await writeFile(join(folder, name), text);
  const code = await runScript(['scripts/import.ts', ...format, folder], house.variables);
  expect(code).toBe(0);
}

/** HubSpot contacts as exported on a day of 2026. */
function contacts(house: HouseUnderTest, day: string, ...rows: string[]): Promise<void> {
  return importFile(house, hubspot, 'contact_data.csv', table(contactColumns, `2026-${day} 08:00:00`, rows));
}

/** Stripe customers as exported on a day of 2026. */
function payers(house: HouseUnderTest, day: string, ...rows: string[]): Promise<void> {
  return importFile(house, stripe, 'customer_data.csv', table(customerColumns, `2026-${day} 08:00:00`, rows));
}

function table(columns: string, syncedAt: string, rows: string[]): string {
  const [header = '', ...lines] = [columns, ...rows];
  return [`${header},_fivetran_synced`, ...lines.map((line) => `${line},${syncedAt}`), ''].join('\n');
}

interface Found {
  id: string;
  formerIds: string[];
  records: { id: string }[];
  billing: { accounts: { name: string }[] } | null;
}

const found = 'id formerIds records { id } billing { accounts { name } }';

async function customerOf(house: HouseUnderTest, department: string, id: string): Promise<Found | null> {
  const query = `query ($by: CustomerByInput!) { customerBy(by: $by) { ${found} } }`;
  const { data, errors } = await house.ask(query, { by: { record: { department, id } } });
  expect(errors).toBeUndefined();
  return data.customerBy;
}

async function customerCalled(house: HouseUnderTest, id: string): Promise<Found | null> {
  const { data, errors } = await house.ask(`query ($id: ID!) { customer(id: $id) { ${found} } }`, { id });
  expect(errors).toBeUndefined();
  return data.customer;
}

/** The customer of a record, as soon as it consists of exactly these records. */
async function customerWith(house: HouseUnderTest, ...records: string[]): Promise<Found> {
  const [department = '', , id = ''] = (records[0] ?? '').split(':');
  const ask = () => customerOf(house, department.toUpperCase(), id);
  const settled = async () =>
    expect((await ask())?.records.map((record) => record.id).sort()).toEqual(records.toSorted());
  await vi.waitFor(settled, soon);
  // An answer from the very moment of a change may hold a record's department before it and its records after it.
  const customer = await ask();
  if (!customer) throw new Error(`${id} has no customer`);
  return customer;
}

describe.each(modes())('while the house runs in %s mode', (mode) => {
  let house: HouseUnderTest;

  beforeAll(async () => {
    house = await houseUnderTest(mode);
  }, 120_000);
  afterAll(() => house?.[Symbol.asyncDispose]());

  it('a new email joins two customers, and the id that is no more answers with the one that is', async () => {
    await contacts(house, '02-01', `11,Anna,Meyer,anna@home.example,${created}`);
    await payers(house, '02-01', `cus_11,Anna Meyer,office-4711@work.example,${created},eur,false`);
    const first = await customerWith(house, 'marketing:contact:11');
    const second = await customerWith(house, 'billing:account:cus_11');

    await payers(house, '02-02', `cus_11,Anna Meyer,anna@home.example,${created},eur,false`);

    const joined = await customerWith(house, 'billing:account:cus_11', 'marketing:contact:11');
    const ended = joined.id === first.id ? second.id : first.id;
    expect([first.id, second.id]).toContain(joined.id);
    expect(joined.formerIds).toEqual([ended]);
    expect(joined.billing).toEqual({ accounts: [{ name: 'Anna Meyer' }] });
    expect(await customerCalled(house, ended)).toEqual(joined);
  }, 120_000);

  it.each([
    ['email', '21', 'Jane', 'Doe', 'Jane,Doe,office-4712@elsewhere.example'],
    ['name', '22', 'Petra', 'Vogel', 'Robert,Miller,petra22@mail.example'],
  ])(
    'a new %s parts two records that were one customer',
    async (_what, id, given, family, newer) => {
      const email = `${given.toLowerCase()}${id}@mail.example`;
      await contacts(house, '02-01', `${id},${given},${family},${email},${created}`);
      await payers(house, '02-01', `cus_${id},${given} ${family},${email},${created},eur,false`);
      const whole = await customerWith(house, `marketing:contact:${id}`, `billing:account:cus_${id}`);

      await contacts(house, '02-02', `${id},${newer},${created}`);

      const contact = await customerWith(house, `marketing:contact:${id}`);
      const payer = await customerWith(house, `billing:account:cus_${id}`);
      expect(contact.billing).toBeNull();
      expect(payer.billing).toEqual({ accounts: [{ name: `${given} ${family}` }] });
      expect([contact.id, payer.id]).toContain(whole.id);
      expect(contact.id).not.toBe(payer.id);
    },
    60_000,
  );

  it('an older file that comes late parts nobody', async () => {
    await contacts(house, '02-02', `23,Emil,Krog,emil23@krog.example,${created}`);
    await payers(house, '02-02', `cus_23,Emil Krog,emil23@krog.example,${created},eur,false`);
    const whole = await customerWith(house, 'marketing:contact:23', 'billing:account:cus_23');

    await contacts(
      house,
      '02-01',
      `23,Robert,Miller,robert@elsewhere.example,${created}`,
      `24,Nina,Kerr,nina@kerr.example,${created}`,
    );

    await customerWith(house, 'marketing:contact:24');
    expect(await customerCalled(house, whole.id)).toEqual(whole);
  }, 120_000);

  it('an account that Stripe deleted is gone from its customer, who stays', async () => {
    await contacts(house, '02-01', `31,Omar,Haddad,omar@haddad.example,${created}`);
    await payers(house, '02-01', `cus_31,Omar Haddad,omar@haddad.example,${created},eur,false`);
    const before = await customerWith(house, 'marketing:contact:31', 'billing:account:cus_31');

    await importFile(house, stripe, 'customer.jsonl', '{"id":"cus_31","object":"customer","deleted":true}\n');

    const after = await customerWith(house, 'marketing:contact:31');
    expect(after).toEqual({ ...before, records: [{ id: 'marketing:contact:31' }], billing: null });
    expect(await customerOf(house, 'BILLING', 'cus_31')).toBeNull();
  }, 120_000);

  it('a contact that HubSpot merged away still finds the customer by its own id, and brings its links along', async () => {
    await contacts(
      house,
      '02-01',
      `41,Mia,Berg,mia@first.example,${created}`,
      `42,Mia,Berg,hello-77@second.example,${created}`,
    );
    await payers(house, '02-01', `cus_41,Mia Berg,hello-77@second.example,${created},eur,false`);
    await customerWith(house, 'marketing:contact:41');
    await customerWith(house, 'marketing:contact:42', 'billing:account:cus_41');

    const columns = `${contactColumns},property_email_1,property_hs_merged_object_ids`;
    const survivor = `42,Mia,Berg,hello-77@second.example,${created},mia@first.example,41`;
    await importFile(house, hubspot, 'contact_data.csv', table(columns, '2026-02-02 08:00:00', [survivor]));

    const customer = await customerWith(house, 'marketing:contact:42', 'billing:account:cus_41');
    await vi.waitFor(async () => expect((await customerOf(house, 'MARKETING', '41'))?.id).toBe(customer.id), soon);
    const query = 'query ($email: String!) { customerBy(by: { email: $email }) { id } }';
    expect(await house.ask(query, { email: 'mia@first.example' })).toEqual({
      data: { customerBy: { id: customer.id } },
    });
  }, 120_000);
});
