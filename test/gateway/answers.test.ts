import { describe, expect, test } from 'vitest';
import { startConstellation } from './constellation.ts';
import { departments } from './stand-ins.ts';

const fourDepartments = `query ($id: ID!) {
  customer(id: $id) { __typename id ${departments.map((name) => `${name} { __typename recordIds }`).join(' ')} }
}`;

describe.each(['memory', 'http'] as const)('subgraphs called over %s', (over) => {
  test('one question is answered by four departments', async () => {
    await using house = await startConstellation({ over });
    expect(await house.ask(fourDepartments, { variables: { id: '7' } })).toMatchObject({
      status: 200,
      body: {
        data: {
          customer: {
            __typename: 'Customer',
            id: '7',
            marketing: { __typename: 'MarketingProfile', recordIds: ['account:marketing-7'] },
            sales: { __typename: 'SalesProfile', recordIds: ['account:sales-7'] },
            support: { __typename: 'SupportProfile', recordIds: ['account:support-7'] },
            billing: { __typename: 'BillingProfile', recordIds: ['account:billing-7'] },
          },
        },
      },
    });
  });

  test('the request id of the client and the caller reach every subgraph, and the id comes back', async () => {
    await using house = await startConstellation({ over });
    const { body, headers } = await house.ask('{ customer(id: "1") { billing { caller } support { caller } } }');
    const seen = { caller: 'local-developer with identity:steward personal-data:read in request-1' };
    expect(body).toEqual({ data: { customer: { billing: seen, support: seen } } });
    expect(headers['x-request-id']).toBe('request-1');
  });

  test('a field that fails costs itself; its error holds nothing internal and is logged once', async () => {
    await using house = await startConstellation({ over });
    const { body } = await house.ask('{ customer(id: "1") { billing { recordIds broken } support { recordIds } } }');
    expect(body).toEqual({
      data: {
        customer: {
          billing: { recordIds: ['account:billing-1'], broken: null },
          support: { recordIds: ['account:support-1'] },
        },
      },
      errors: [
        {
          message: 'broken is not available',
          path: ['customer', 'billing', 'broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'billing', requestId: 'request-1' },
        },
      ],
    });
    const told = house.logged.filter(({ requestId }) => requestId === 'request-1');
    expect(told.filter(({ msg }) => msg === 'billing could not answer some fields')).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('select * from secrets failed');
  });

  test('an error that a subgraph wrote for clients keeps its message and code and loses the rest', async () => {
    await using house = await startConstellation({ over });
    const { body } = await house.ask('{ customer(id: "1") { billing { refused(first: 1000) } } }');
    expect(body).toEqual({
      data: { customer: { billing: { refused: null } } },
      errors: [
        {
          message: 'first must be between 1 and 100',
          path: ['customer', 'billing', 'refused'],
          extensions: { code: 'BAD_USER_INPUT', serviceName: 'billing', requestId: 'request-1' },
        },
      ],
    });
  });
});

test('an ill-formed request id is replaced', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { headers } = await house.ask('{ __typename }', { headers: { 'x-request-id': 'a b"c' } });
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a mistake in the operation is told with its place, as 400', async () => {
  await using house = await startConstellation({ over: 'memory' });
  expect(await house.ask('{ customer(id: "1") { unknown } }')).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          message: 'Cannot query field "unknown" on type "Customer".',
          locations: [{ line: 1, column: 23 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'request-1' },
        },
      ],
    },
  });
});

test('a null for the name of a type is told as a mistake of the client', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const query = 'query ($name: String = "Customer") { __type(name: $name) { name } __typename }';
  const { status, body } = await house.ask(query, { variables: { name: null } });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      data: { __type: null, __typename: 'Query' },
      errors: [{ message: expect.stringContaining('name'), path: ['__type'], extensions: { code: 'BAD_USER_INPUT' } }],
    },
  });
});

test('what departments need of each other is not visible to clients', async () => {
  await using house = await startConstellation({ over: 'memory' });
  const { status, body } = await house.ask('{ __type(name: "Customer") { fields { name } } }');
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('RecordIds');
});
