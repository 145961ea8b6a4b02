import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf } from './parties.ts';
import { columnName } from './salesforce-json.ts';
import { salesforceId } from './salesforce-row.ts';

const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const shortId = fc.string({ unit: fc.constantFrom(...letters), minLength: 15, maxLength: 15 });

describe('an id of Salesforce', () => {
  it.each([
    ['0031G00001QtDPl', '0031G00001QtDPlQAN'],
    ['00Q1G00000nDnM5', '00Q1G00000nDnM5UAK'],
    ['0011G00000tLWKn', '0011G00000tLWKnQAO'],
  ])('with 15 characters (%s) is the one with 18 (%s)', (short, long) => {
    expect(salesforceId(short)).toBe(long);
    expect(salesforceId(long)).toBe(long);
  });

  it('keeps two that differ in their capitals apart where capitals do not count', () => {
    fc.assert(
      fc.property(shortId, shortId, (one, other) => {
        fc.pre(one !== other);
        expect(salesforceId(one).toLowerCase()).not.toBe(salesforceId(other).toLowerCase());
      }),
      { seed: 2 },
    );
    expect(salesforceId('0031g00001qtdpl').toLowerCase()).not.toBe(salesforceId('0031G00001QtDPl').toLowerCase());
  });
});

it.each([
  ['FirstName', 'first_name'],
  ['Product2Id', 'product_2_id'],
  ['Product2', 'product_2'],
  ['SystemModstamp', 'system_modstamp'],
  ['OrderChannel__c', 'order_channel_c'],
  ['Tax_ID__c', 'tax_id_c'],
  ['BillToContactId', 'bill_to_contact_id'],
])("the API's field %s is the connector's column %s", (field, column) => {
  expect(columnName(field)).toBe(column);
});

it.each([
  ['https://www.example.com/shop', 'example.com'],
  ['Example.CO.UK', 'example.co.uk'],
  ['http://müller.de:8080', 'müller.de'],
  ['ye4O0TtPzpTBUyS5TfSNig==', null],
  ['none', null],
  [null, null],
])('the domain of the website %j is %j', (website, domain) => {
  expect(domainOf(website)).toBe(domain);
});
