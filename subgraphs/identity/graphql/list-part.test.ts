import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personalDataScope, stewardScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { deskOf } from '../linking/desk.ts';
import { Resolver } from '../linking/resolver.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-list-part-'));
const databasePath = join(directory, 'identity.db');
const records = Array.from({ length: 120 }, (_, n) =>
  person(`sales:lead:${1000 + n}`, { name: 'Ruth Okonkwo', emails: ['ruth@posta.example'], birthDate: '1971-05-06' }),
);
let store: IdentityStore;
let subgraph: Subgraph;

beforeAll(async () => {
  store = await openEmbeddedStore(databasePath);
  let customers = 0;
  const resolver = new Resolver(store, { newCustomerId: () => `c_${++customers}` });
  await resolver.take({ department: 'sales', after: 0, last: 1, changes: records.map(upserted) });
  subgraph = await startIdentity({ databasePath, desk: deskOf(resolver) });
});
afterAll(async () => {
  await Promise.all([subgraph.close(), store.close()]);
  rmSync(directory, { recursive: true, force: true });
});

async function ask(query: string, mostItems?: number) {
  const caller = { subject: 'ada', scopes: new Set([stewardScope, personalDataScope]) };
  return JSON.parse(JSON.stringify(await subgraph.execute({ query, caller, requestId: 'test', mostItems })));
}

const history = (recordIds: string) =>
  `{ customer(id: "c_1") { history { edges { node { recordCount ${recordIds} } } } } }`;

it('a history tells as many of the records of an entry as are asked for, and how many there are', async () => {
  const entry = { recordCount: 120, recordIds: ['sales:lead:1000', 'sales:lead:1001'] };
  expect(await ask(history('recordIds(first: 2)'))).toEqual({
    data: { customer: { history: { edges: [{ node: entry }] } } },
  });
  const recordIds = records.map(({ key }) => key);
  expect(await ask(history('recordIds'))).toEqual({
    data: { customer: { history: { edges: [{ node: { recordCount: 120, recordIds } }] } } },
  });
});

it('a customer tells as many of its records as are asked for, and how many there are', async () => {
  const customer = (list: string) => `{ customer(id: "c_1") { recordCount ${list} { id } } }`;
  expect(await ask(customer('records'), 100)).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] });
  expect(await ask(customer('records(first: 1)'), 100)).toEqual({
    data: { customer: { recordCount: 120, records: [{ id: 'sales:lead:1000' }] } },
  });
});

it('a number that no page has is refused', async () => {
  expect(await ask(history('recordIds(first: 101)'))).toMatchObject({
    errors: [{ message: 'first must be between 1 and 100', extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }],
  });
});

it('a customer of many records tells how it came to be where its steps together name more than an answer may hold', async () => {
  const assembly = (right: string) =>
    `{ customer(id: "c_1") { assembly { leftCount rightCount left(first: 1) { recordId } ${right} { recordId } } } }`;
  expect(await ask(assembly('right'), 100)).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] });
  const [one, another, third] = records.map(({ key }) => ({ recordId: key }));
  expect(await ask(assembly('right(first: 1)'), 100)).toEqual({
    data: {
      customer: {
        assembly: [
          { leftCount: 1, rightCount: 1, left: [one], right: [another] },
          { leftCount: 2, rightCount: 118, left: [one], right: [third] },
        ],
      },
    },
  });
});

it('a value of a profile tells as many of the records that say it as are asked for, and how many there are', async () => {
  const profile = (sources: string) => `{ customer(id: "c_1") { profile { name { sourceCount ${sources} { id } } } } }`;
  expect(await ask(profile('sources'), 100)).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] });
  const sources = [{ id: 'sales:lead:1000' }, { id: 'sales:lead:1001' }];
  expect(await ask(profile('sources(first: 2)'), 100)).toEqual({
    data: { customer: { profile: { name: { sourceCount: 120, sources } } } },
  });
});

it('what parts a record from all others is told in part: by the mutation, and by an explanation afterwards', async () => {
  const unlinked = await ask(`mutation {
    unlinkRecord(recordId: "sales:lead:1003", reason: "a namesake") {
      ... on Stewarded {
        changes { before { recordCount recordIds(first: 1) records(first: 1) { id } } after { recordCount } }
        affected { recordCount recordIds(first: 1) }
      }
    }
  }`);
  const first = 'sales:lead:1000';
  expect(unlinked).toEqual({
    data: {
      unlinkRecord: {
        changes: [
          { before: { recordCount: 120, recordIds: [first], records: [{ id: first }] }, after: { recordCount: 119 } },
          { before: null, after: { recordCount: 1 } },
        ],
        affected: [{ recordCount: 1, recordIds: ['sales:lead:1003'] }],
      },
    },
  });
  const explained = await ask(
    '{ explainLink(a: "sales:lead:1003", b: "sales:lead:1050") { guardCount guards(first: 2) { guard } } }',
  );
  expect(explained).toEqual({
    data: { explainLink: { guardCount: 119, guards: [{ guard: 'NEVER' }, { guard: 'NEVER' }] } },
  });
});
