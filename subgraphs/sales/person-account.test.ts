import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { startDepartment } from '../kit/department.ts';
import { databaseChangeSource } from '../kit/outbox.ts';
import { department } from './subgraph.ts';
import { file, importSalesforce, openSales, stored } from './testing.ts';

const at = '2024-04-29T21:51:37.000Z';
const times = { CreatedDate: at, LastModifiedDate: at, SystemModstamp: at };
const account = {
  Id: '001ZL000001QS6mYAG',
  IsDeleted: 'false',
  Name: 'Martha Brown',
  BillingStreet: '',
  BillingCountry: 'US',
  PersonMailingStreet: '12 Elm St',
  PersonMailingCity: 'Springfield',
  PersonMailingCountry: 'US',
  IsPersonAccount: 'true',
  PersonContactId: '003ZL000001bHn7',
  PersonHomePhone: '(415) 555-1212',
  PersonHasOptedOutOfEmail: 'true',
  PersonDoNotCall: 'false',
  ...times,
};
const contact = {
  Id: '003ZL000001bHn7YAE',
  IsDeleted: 'false',
  AccountId: account.Id,
  IsPersonAccount: 'true',
  LastName: 'Brown',
  FirstName: 'Martha',
  ...times,
};

describe.each(dialects)("a person's account of Salesforce, imported into $name", (mode) => {
  it('is for certain the person of its contact, who is no member of it', async () => {
    const database = await openSales(await mode.databaseUrl());
    await importSalesforce(database, file('Account.csv', [account]), file('Contact.csv', [contact]));
    const { changes } = await databaseChangeSource('sales', database).read(0, 100);
    expect(
      changes.flatMap(({ entityId, payload }) => (payload.party ? [{ entityId, ...payload.party }] : [])),
    ).toMatchObject([
      {
        entityId: account.Id,
        kind: 'PERSON',
        phones: ['(415) 555-1212'],
        addresses: [{ street: '12 Elm St', city: 'Springfield', country: 'US' }],
        externalIds: [
          { system: 'sales', value: account.Id },
          { system: 'sales', value: contact.Id },
        ],
      },
      { entityId: contact.Id, kind: 'PERSON', externalIds: [{ system: 'sales', value: contact.Id }] },
    ]);
    expect(await stored(database, 'membership')).toEqual([]);
    await database.close();
  });

  it('keeps the country of its billing address where it has no other', async () => {
    const database = await openSales(await mode.databaseUrl());
    const { PersonMailingStreet: _street, PersonMailingCity: _city, ...without } = account;
    await importSalesforce(database, file('Account.csv', [{ ...without, PersonMailingCountry: '' }]));
    expect(await stored(database, 'account')).toMatchObject([{ street: null, country: 'US' }]);
    await database.close();
  });

  it('has no member where an earlier import took its contact for one', async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openSales(databaseUrl);
    const { IsPersonAccount: _, ...before } = contact;
    await importSalesforce(database, file('Contact.csv', [before]));
    await importSalesforce(database, file('Account.csv', [account]), file('Contact.csv', [contact]));
    expect(await stored(database, 'membership')).toMatchObject([{ deleted: 0 }]);
    await database.close();
    const subgraph = await startDepartment(department, { databaseUrl });
    const answer = await subgraph.execute({
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { sales {
        worksFor { totalCount } members { totalCount }
      } } } }`,
      variables: {
        of: [
          {
            ...{ __typename: 'Customer', id: 'c1' },
            salesRecordIds: [`account:${account.Id}`, `contact:${contact.Id}`],
          },
        ],
      },
      requestId: 'test',
      caller: { subject: 'test', scopes: new Set([personalDataScope]) },
    });
    expect(answer).toEqual({
      data: { _entities: [{ sales: { worksFor: { totalCount: 0 }, members: { totalCount: 0 } } }] },
    });
    await subgraph.close();
  });

  it('says what the person asked sales not to do, also without its contact', async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openSales(databaseUrl);
    await importSalesforce(database, file('Account.csv', [account]));
    await database.close();
    const subgraph = await startDepartment(department, { databaseUrl });
    const answer = await subgraph.execute({
      query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { sales { optedOutOfEmail doNotCall } } } }`,
      variables: { of: [{ __typename: 'Customer', id: 'c1', salesRecordIds: [`account:${account.Id}`] }] },
      requestId: 'test',
      caller: { subject: 'test', scopes: new Set([personalDataScope]) },
    });
    expect(answer).toEqual({ data: { _entities: [{ sales: { optedOutOfEmail: true, doNotCall: false } }] } });
    await subgraph.close();
  });

  it('shows of its website no query and no email address without the scope', async () => {
    const databaseUrl = await mode.databaseUrl();
    const database = await openSales(databaseUrl);
    const Website = 'https://pages.example/martha@mail.example/shop?name=martha';
    await importSalesforce(database, file('Account.csv', [{ ...account, Website }]));
    await database.close();
    const subgraph = await startDepartment(department, { databaseUrl });
    const told = async (scopes: string[]) =>
      subgraph.execute({
        query: `{ salesAccount(id: "${account.Id}") { website } }`,
        requestId: 'test',
        caller: { subject: 'test', scopes: new Set(scopes) },
      });
    expect(await told([])).toEqual({ data: { salesAccount: { website: 'https://pages.example/***/shop' } } });
    expect(await told([personalDataScope])).toEqual({ data: { salesAccount: { website: Website } } });
    await subgraph.close();
  });
});
