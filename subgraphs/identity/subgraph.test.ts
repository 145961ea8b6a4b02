import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../../graph-schema/shared/cursor.ts';
import { personalDataScope } from '../kit/caller.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import type { PartyRecord } from './resolution/record.ts';
import { person, take, upserted } from './store/contract/fixture.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { startIdentity } from './subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-subgraph-'));
const databasePath = join(directory, 'identity.db');
const day = 86_400_000;
let subgraph: Subgraph;
let janesId: string;

const jane = { name: 'Jane Doe', emails: ['jane@x.io'] };
const elmStreet = { street: 'Elm Street 1', city: 'Berlin', region: null, postalCode: '10115', country: 'DE' };
const company: Partial<PartyRecord> = { kind: 'ORGANISATION', name: 'Acme GmbH', domains: ['acme.example'] };
const records = [
  person('marketing:contact:7', { ...jane, name: 'JANE DOE', updatedAt: 1 * day }),
  person('sales:lead:00Q1', { ...jane, phones: ['+49 30 901820'], addresses: [elmStreet], updatedAt: 3 * day }),
  person('billing:account:cus_1', { ...jane, emails: ['Jane@X.io'], birthDate: '1980-02-03', updatedAt: 2 * day }),
  person('support:requester:8', { name: 'John Doe', emails: ['jane@x.io', 'john@x.io'] }),
  person('marketing:company:7', { ...company, emails: ['info@acme.example'] }),
];

beforeAll(async () => {
  const store = await openEmbeddedStore(databasePath);
  await take(store, records.map(upserted));
  const [customer] = await store.customersByRecord(['marketing:contact:7']);
  janesId = customer?.id ?? '';
  await store.close();
  subgraph = await startIdentity({ databasePath });
});

afterAll(async () => {
  await subgraph.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, variables: Record<string, unknown> = {}, scopes: string[] = [personalDataScope]) {
  const caller = { subject: 'test', scopes: new Set(scopes) };
  const result = await subgraph.execute({ query, variables, caller, requestId: 'test' });
  return JSON.parse(JSON.stringify(result));
}

describe('one customer', () => {
  it.each([
    ['email', { email: 'JANE@x.io' }, 'CONFLICT'],
    ['another email', { email: 'john@x.io' }, 'John Doe'],
    ['email with marks that are not seen', { email: '\u202ajohn@x.io\u202c' }, 'John Doe'],
    ['phone', { phone: '0049 30 901820' }, 'Jane Doe'],
    ['record', { record: { department: 'BILLING', id: 'cus_1' } }, 'Jane Doe'],
    ['record with its type in the id', { record: { department: 'SALES', id: 'lead:00Q1' } }, 'Jane Doe'],
    ['record that shares its id with another type', { record: { department: 'MARKETING', id: '7' } }, 'CONFLICT'],
    ['record with its type', { record: { department: 'MARKETING', id: '7', type: 'company' } }, 'Acme GmbH'],
    ['external id', { externalId: { system: 'billing', value: 'cus_1' } }, 'Jane Doe'],
    ['role mailbox of a company', { email: 'info@acme.example' }, 'Acme GmbH'],
    ['nobody', { email: 'nobody@x.io' }, null],
  ])('is found by %s', async (_name, by, expected) => {
    const query = 'query ($by: CustomerByInput!) { customerBy(by: $by) { name } }';
    const { data, errors } = await ask(query, { by });
    expect(errors?.[0].extensions.code ?? data.customerBy?.name ?? null).toBe(expected);
  });

  it('has a profile in which every value says where it is from', async () => {
    const { data, errors } = await ask(
      `query ($id: ID!) { customer(id: $id) { kind formerIds profile {
        name { value department asOf }
        emails { value record { id } }
        phones { value }
        addresses { value { street city } department }
        birthDate { value record { id } }
      } records { id department type sourceId } history { totalCount edges { node { type recordIds } } } } }`,
      { id: janesId },
    );
    expect(errors).toBeUndefined();
    expect(data.customer).toEqual({
      kind: 'PERSON',
      formerIds: [],
      profile: {
        name: { value: 'Jane Doe', department: 'SALES', asOf: '1970-01-04T00:00:00.000Z' },
        emails: [{ value: 'jane@x.io', record: { id: 'sales:lead:00Q1' } }],
        phones: [{ value: '+49 30 901820' }],
        addresses: [{ value: { street: 'Elm Street 1', city: 'Berlin' }, department: 'SALES' }],
        birthDate: { value: '1980-02-03', record: { id: 'billing:account:cus_1' } },
      },
      records: [
        { id: 'marketing:contact:7', department: 'MARKETING', type: 'contact', sourceId: '7' },
        { id: 'sales:lead:00Q1', department: 'SALES', type: 'lead', sourceId: '00Q1' },
        { id: 'billing:account:cus_1', department: 'BILLING', type: 'account', sourceId: 'cus_1' },
      ],
      history: {
        totalCount: 1,
        edges: [
          {
            node: {
              type: 'CUSTOMER_CREATED',
              recordIds: ['marketing:contact:7', 'sales:lead:00Q1', 'billing:account:cus_1'],
            },
          },
        ],
      },
    });
  });

  it('is masked without the scope for personal data, a company is not', async () => {
    const query = `{ customers { edges { node { name profile {
      name { value } emails { value } phones { value } addresses { value { street city postalCode } } birthDate { value }
    } records { name emails phones birthDate } } } } }`;
    const { data, errors } = await ask(query, {}, []);
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    for (const secret of ['jane@', 'Doe', 'DOE', '901820', 'Elm', '10115', '1980']) expect(text).not.toContain(secret);
    expect(text).toContain('Acme GmbH');
    expect(text).toContain('Berlin');
  });
});

describe('lists', () => {
  const query = `query ($search: String, $filter: CustomerFilter, $first: Int, $after: String) {
    customers(search: $search, filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }`;
  const names = async (variables: Record<string, unknown>): Promise<string[]> => {
    const { data } = await ask(query, variables);
    return data.customers.edges.map(({ node }: { node: { name: string } }) => node.name);
  };

  it('customers are found by name, email, phone, domain or record id', async () => {
    expect(await names({ search: 'doe ja' })).toEqual(['Jane Doe']);
    expect(await names({ search: 'jane@x.io' })).toEqual(['Jane Doe', 'John Doe']);
    expect(await names({ search: '+49 30 901820' })).toEqual(['Jane Doe']);
    expect(await names({ search: 'acme.example' })).toEqual(['Acme GmbH']);
    expect(await names({ search: 'cus_1' })).toEqual(['Jane Doe']);
    expect(await names({ filter: { kind: 'PERSON', departments: ['SUPPORT'] } })).toEqual(['John Doe']);
  });

  it('who may not read personal data finds customers by whole words and identifiers, as each is shown, and not by beginnings', async () => {
    const found = async (search: string): Promise<string[]> => {
      const { data } = await ask(query, { search }, []);
      expect(data.customers.totalCount).toBe(data.customers.edges.length);
      return data.customers.edges.map(({ node }: { node: { name: string } }) => node.name);
    };
    expect(await found('jan')).toEqual([]);
    expect(await found('jane do')).toEqual([]);
    expect(await found('jane doe')).toEqual(['J*** D***']);
    expect(await found('acme')).toEqual(['Acme GmbH']);
    expect(await found('jane@x.io')).toEqual(['J*** D***', 'J*** D***']);
    expect(await found('+49 30 901820')).toEqual(['J*** D***']);
  });

  it('a search for as many words as no name has is refused, and for words that repeat one another it is not', async () => {
    const many = Array.from({ length: 101 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join(' ');
    const { errors } = await ask(query, { search: many });
    expect(errors[0]).toMatchObject({
      message: 'search must not have more than 100 different words',
      extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
    });
    expect(await names({ search: 'doe jane '.repeat(300) })).toEqual(['Jane Doe']);
  });

  it('a text that is longer than any name or identifier is refused before it is read, by whichever field', async () => {
    const long = 'x'.repeat(5001);
    const refused = async (text: string, variables: object, argument: string) =>
      expect((await ask(text, { ...variables })).errors[0]).toMatchObject({
        message: `${argument} must not have more than 5000 characters`,
        extensions: { code: 'BAD_USER_INPUT', argument },
      });
    await refused(query, { search: long }, 'search');
    const by = 'query ($by: CustomerByInput!) { customerBy(by: $by) { id } }';
    await refused(by, { by: { email: long } }, 'by.email');
    await refused(by, { by: { phone: long } }, 'by.phone');
    await refused(by, { by: { externalId: { system: 'loyalty', value: long } } }, 'by.externalId.value');
  });

  it('pages go on where the last one ended', async () => {
    const first = await ask(query, { first: 2 });
    expect(first.data.customers).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await names({ first: 2, after: first.data.customers.pageInfo.endCursor })).toEqual(['John Doe']);
    const wrong = await ask(query, { after: 'nonsense' });
    expect(wrong.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cursors of customers by name tell no name to who may not read personal data, and lead on all the same', async () => {
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await ask(
        'query ($after: String) { customers(first: 1, after: $after) { pageInfo { hasNextPage startCursor endCursor } edges { cursor node { id } } } }',
        { after },
        [],
      );
      const { pageInfo, edges } = data.customers;
      for (const cursor of [pageInfo.startCursor, pageInfo.endCursor, edges[0].cursor])
        expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/jane|john|acme|doe/i);
      ids.push(edges[0].node.id);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const all = await ask('{ customers { edges { node { id } } } }');
    expect(ids).toEqual(all.data.customers.edges.map(({ node }: { node: { id: string } }) => node.id));
  });

  it('a cursor that is of nobody, or was made for who may read names, is refused where names are hidden', async () => {
    const named = await ask(query, { first: 1 });
    const nobodys = encodeCursor({ sortKey: '', id: 'c_nobody' }, 'customers name asc by id');
    for (const after of [named.data.customers.pageInfo.endCursor, nobodys]) {
      const { errors } = await ask(query, { after }, []);
      expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });

  it.each([
    ['{}', {}],
    ['{ email: null }', {}],
    ['{ email: "jane@x.io", phone: null }', {}],
    ['{ email: "jane@x.io", phone: "+49 30 901820" }', {}],
    ['{ email: $email }', { email: null }],
    ['{ email: $email }', {}],
    ['$by', { by: {} }],
    ['$by', { by: { email: null } }],
    ['$by', { by: { email: 'jane@x.io', phone: null } }],
  ])('by: %s, asked with %j, is refused, and what is asked beside it is answered, however often', async (by, given) => {
    const type = by === '$by' ? '($by: CustomerByInput!)' : by.includes('$') ? '($email: String)' : '';
    const text = `query ${type} { customerBy(by: ${by}) { id } customers { totalCount } }`;
    for (let time = 1; time <= 5; time++) {
      const { data, errors } = await ask(text, given);
      expect(data).toEqual({ customerBy: null, customers: { totalCount: 3 } });
      expect(errors).toMatchObject([
        {
          message: 'by must name exactly one of email, phone, record and externalId, which is not null',
          ...{ path: ['customerBy'], extensions: { code: 'BAD_USER_INPUT' } },
        },
      ]);
    }
  });

  it('by may name several keys by variables of which one is sent, however often', async () => {
    const text = 'query ($email: String, $phone: String) { customerBy(by: { phone: $phone, email: $email }) { name } }';
    for (let time = 1; time <= 5; time++)
      expect(await ask(text, { email: 'john@x.io' })).toEqual({ data: { customerBy: { name: 'John Doe' } } });
  });

  it('null where it may not stand is told as a mistake of who asks, however often', async () => {
    const text =
      'query ($of: Department = SALES) { customerBy(by: { record: { department: $of, id: "1" } }) { id } customers { totalCount } }';
    for (let time = 1; time <= 5; time++) {
      const { data, errors } = await ask(text, { of: null });
      expect(data).toEqual({ customerBy: null, customers: { totalCount: 3 } });
      expect(errors).toMatchObject([{ path: ['customerBy'], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it("a department's records lead to their customers", async () => {
    const { data } = await ask(
      '{ records(department: MARKETING) { totalCount edges { node { id customer { name } } } } }',
    );
    expect(data.records).toEqual({
      totalCount: 2,
      edges: [
        { node: { id: 'marketing:company:7', customer: { name: 'Acme GmbH' } } },
        { node: { id: 'marketing:contact:7', customer: { name: 'Jane Doe' } } },
      ],
    });
  });
});

describe('entities', () => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Customer { id marketingRecordIds salesRecordIds supportRecordIds billingRecordIds }
    ... on BillingAccount { customer { id } } ... on SalesContact { customer { id } } ... on Requester { customer { id } }
  } }`;

  it("a customer gives each department its record ids, and a department's record its customer", async () => {
    const { data, errors } = await ask(query, {
      representations: [
        { __typename: 'Customer', id: janesId },
        { __typename: 'BillingAccount', id: 'cus_1' },
        { __typename: 'SalesContact', id: 'lead:00Q1' },
        { __typename: 'Requester', id: 'unknown' },
        { __typename: 'Customer', id: 'c_unknown' },
      ],
    });
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      {
        id: janesId,
        marketingRecordIds: ['contact:7'],
        salesRecordIds: ['lead:00Q1'],
        supportRecordIds: [],
        billingRecordIds: ['account:cus_1'],
      },
      { customer: { id: janesId } },
      { customer: { id: janesId } },
      { customer: null },
      null,
    ]);
  });

  it('any number of them is one round trip', async () => {
    for (const size of [1, 10, 100]) {
      const representations = Array.from({ length: size }, (_, n) => ({
        __typename: 'Customer',
        id: n === 0 ? janesId : `c_${n}`,
      }));
      const before = subgraph.statements();
      await ask(query, { representations });
      expect(subgraph.statements() - before).toBe(1);
    }
  });
});
