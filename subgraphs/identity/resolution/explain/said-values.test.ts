import { describe, expect, it } from 'vitest';
import { person } from '../fixture.ts';
import type { PartyRecord } from '../record.ts';
import { closestValues, saidValues } from './said-values.ts';

const home = { street: 'Elm Street 1', city: 'Berlin', region: null, postalCode: null, country: 'DE' };
const jane = person('billing:account:1', {
  ...{ name: 'Dr. Jané Maria Doe', otherNames: ['Smith, Jane'], birthDate: '1980-02-03', addresses: [home] },
  ...{ emails: ['Jane@X.io', 'info@x.io', 'nonsense'], phones: ['030 901820', '1'] },
  ...{ externalIds: [{ system: 'loyalty', value: 'L-1' }], attributes: [{ name: 'birthplace', value: 'Kiel' }] },
});
const company = person('sales:company:2', {
  kind: 'ORGANISATION',
  name: 'Acme GmbH',
  emails: ['info@acme.de'],
  domains: ['www.acme.io'],
});

const textsOf = (comparison: string, record: PartyRecord) => saidValues(comparison, record).map(({ text }) => text);

describe('what a record says of a comparison', () => {
  it.each([
    ['email', jane, ['Jane@X.io']],
    ['mailbox', jane, ['info@x.io']],
    ['email', company, ['info@acme.de']],
    ['phone', jane, ['030 901820']],
    ['givenName', jane, ['Jané Maria', 'Jane']],
    ['familyName', jane, ['Doe', 'Smith']],
    ['nameOrder', jane, ['Dr. Jané Maria Doe', 'Smith, Jane']],
    ['givenName', person('sales:lead:3', { name: 'Elizabeth J. Doe' }), ['Elizabeth']],
    ['middleInitial', person('sales:lead:3', { name: 'Elizabeth J. Doe' }), ['Elizabeth J. Doe']],
    ['acrossScripts', person('sales:lead:3', { name: '김민수' }), ['김민수']],
    ['name', company, ['Acme GmbH']],
    ['domain', company, ['www.acme.io', 'acme.de']],
    ['birthDate', jane, ['1980-02-03']],
    ['birthYear', jane, ['1980']],
    ['street', jane, ['Elm Street 1']],
    ['postalCode', jane, []],
    ['city', jane, ['Berlin']],
    ['externalId', jane, ['loyalty:L-1', 'billing:1']],
    ['attribute:birthplace', jane, ['Kiel']],
    ['attribute:shoe size', jane, []],
    ['taxId', jane, []],
    ['something that is compared no longer', jane, []],
  ])('%s, as it has it, without what is not read', (comparison, record, values) => {
    expect(textsOf(comparison, record)).toEqual(values);
  });

  it('is told by the two values that are as alike as was found', () => {
    const other = person('sales:lead:2', { name: 'Jane Smith', emails: ['ann@y.io', 'jane@x.io'] });
    const closest = (comparison: string, level: number) =>
      closestValues(comparison, level, saidValues(comparison, jane), saidValues(comparison, other)).map(
        (value) => value?.text,
      );
    expect(closest('email', 5)).toEqual(['Jane@X.io', 'jane@x.io']);
    expect(closest('familyName', 5)).toEqual(['Smith', 'Smith']);
  });

  it('is told by the id that one names and the other has', () => {
    const naming = person('sales:lead:2', {
      externalIds: [
        { system: 'crm', value: '77' },
        { system: 'billing', value: '1' },
      ],
    });
    const [one, other] = closestValues(
      'externalId',
      4,
      saidValues('externalId', jane),
      saidValues('externalId', naming),
    );
    expect([one?.text, other?.text]).toEqual(['billing:1', 'billing:1']);
  });
});
