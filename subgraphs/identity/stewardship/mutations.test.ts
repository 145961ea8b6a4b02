import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personalDataScope, stewardScope } from '../../kit/caller.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { deskOf } from '../linking/desk.ts';
import { Resolver } from '../linking/resolver.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { person } from '../resolution/fixture.ts';
import { upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { startIdentity } from '../subgraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-stewards-'));
let opened = 0;
let store: IdentityStore;
let subgraph: Subgraph;

/** Two customers that are proposed as one, since no customer may have two emails. */
const rules: LinkingRules = { ...defaultRules, identifierLimits: [{ identifier: 'email', most: 1 }] };
const ruth = { givenName: 'Ruth', familyName: 'Okonkwo', birthDate: '1971-05-06', phones: ['+44 113 496 0001'] };
const records = [
  person('billing:account:5', { ...ruth, emails: ['ruth@x.example'], updatedAt: 1000 }),
  person('sales:contact:6', { ...ruth, emails: ['okonkwo@y.example'], updatedAt: 2000 }),
  person('support:requester:7', { name: 'Zoe Zhang', emails: ['zoe@z.example'] }),
];
let proposalId: string;

beforeEach(async () => {
  opened += 1;
  const databasePath = join(directory, `${opened}.db`);
  store = await openEmbeddedStore(databasePath);
  let customers = 0;
  const newCustomerId = (): string => `c_${++customers}`;
  const resolver = new Resolver(store, { rules, newCustomerId, now: () => 5000 });
  await resolver.take({ department: 'feed', after: 0, last: 1, changes: records.map(upserted) });
  const [proposal] = await store.proposals({ limit: 1 });
  proposalId = proposal?.id ?? '';
  subgraph = await startIdentity({ databasePath, rules, desk: deskOf(resolver) });
});
afterEach(() => Promise.all([subgraph.close(), store.close()]));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function ask(query: string, scopes: string[] = [stewardScope, personalDataScope], subject = 'ada') {
  const caller = { subject, scopes: new Set(scopes) };
  return JSON.parse(JSON.stringify(await subgraph.execute({ query, caller, requestId: 'test' })));
}

const stewarded = `__typename
  ... on Stewarded {
    preview
    event { id type actor reason at customerId otherCustomerId recordIds }
    changes {
      customerId becomes
      before { recordIds profile { name { value } emails { value } } }
      after { recordIds records { id } profile { emails { value } } }
      customer { id }
    }
    affected { department recordIds }
    proposals { proposal { id status decidedBy } from { status assignee } to { status assignee } }
    decisionsMade { id type by reason at eventId revokedBy sides { recordId } }
    decisionsMadeCount
    decisionsRevokedCount
  }
  ... on AlreadyDecided { message eventId }
  ... on StaleVersion { message version }
  ... on ForbiddenByDecision { message decisions { type } }
  ... on InvalidInput { field message }`;

const confirm = (more = '') =>
  `mutation { confirmProposal(proposalId: "${proposalId}", reason: "one person"${more}) { ${stewarded} } }`;

describe('a steward', () => {
  it('is shown all that a decision would do, and then does just that', async () => {
    const foreseen = await ask(confirm(', preview: true'));
    const changes = [
      {
        ...{ customerId: 'c_1', becomes: null, customer: { id: 'c_1' } },
        before: {
          recordIds: ['billing:account:5'],
          profile: { name: { value: 'Ruth Okonkwo' }, emails: [{ value: 'ruth@x.example' }] },
        },
        after: {
          recordIds: ['billing:account:5', 'sales:contact:6'],
          records: [{ id: 'billing:account:5' }, { id: 'sales:contact:6' }],
          profile: { emails: [{ value: 'okonkwo@y.example' }, { value: 'ruth@x.example' }] },
        },
      },
      {
        ...{ customerId: 'c_2', becomes: 'c_1', customer: { id: 'c_2' }, after: null },
        before: {
          recordIds: ['sales:contact:6'],
          profile: { name: { value: 'Ruth Okonkwo' }, emails: [{ value: 'okonkwo@y.example' }] },
        },
      },
    ];
    const at = '1970-01-01T00:00:05.000Z';
    const eventId = foreseen.data.confirmProposal.decisionsMade[0].eventId;
    const expected = {
      ...{ __typename: 'Stewarded', preview: true, event: null, changes },
      affected: [{ department: 'SALES', recordIds: ['sales:contact:6'] }],
      proposals: [
        {
          proposal: { id: proposalId, status: 'OPEN', decidedBy: null },
          from: { status: 'OPEN', assignee: null },
          to: { status: 'CONFIRMED', assignee: null },
        },
      ],
      decisionsMade: [
        {
          ...{
            id: expect.stringMatching(/^preview-\d+-1$/),
            type: 'ALWAYS',
            by: 'ada',
            reason: 'one person',
            at,
            eventId,
            revokedBy: null,
          },
          sides: [{ recordId: 'billing:account:5' }, { recordId: 'sales:contact:6' }],
        },
      ],
      ...{ decisionsMadeCount: 1, decisionsRevokedCount: 0 },
    };
    expect(foreseen).toEqual({ data: { confirmProposal: expected } });
    expect((await store.customersById(['c_2']))[0]?.id).toBe('c_2');

    const done = await ask(confirm());
    const event = {
      ...{ id: eventId, type: 'PROPOSAL_CONFIRMED', actor: 'ada', reason: 'one person', at },
      ...{ customerId: 'c_1', otherCustomerId: 'c_2', recordIds: ['billing:account:5', 'sales:contact:6'] },
    };
    const [kept, ended] = changes;
    const [decision] = expected.decisionsMade;
    expect(done).toEqual({
      data: {
        confirmProposal: {
          ...{ ...expected, preview: false, event, changes: [kept, { ...ended, customer: { id: 'c_1' } }] },
          decisionsMade: [{ ...decision, id: `${eventId}-1` }],
          proposals: [
            { ...expected.proposals[0], proposal: { id: proposalId, status: 'CONFIRMED', decidedBy: eventId } },
          ],
        },
      },
    });
    expect(await ask(confirm())).toEqual({
      data: {
        confirmProposal: { __typename: 'AlreadyDecided', message: 'The proposal is confirmed already.', eventId },
      },
    });
  });

  it('decides in one operation step by step, each on what the one before left', async () => {
    const { data, errors } = await ask(`mutation {
      linked: linkRecords(a: "support:requester:7", b: "billing:account:5", reason: "told so") { ${stewarded} }
      split: splitCustomer(customerId: "c_3", recordIds: ["support:requester:7"], reason: "or not") { ${stewarded} }
      again: linkRecords(a: "support:requester:7", b: "billing:account:5", reason: "again") { ${stewarded} }
      nothing: unlinkRecord(recordId: "support:requester:none", reason: "x") { ${stewarded} }
    }`);
    expect(errors).toBeUndefined();
    expect(data.linked.__typename).toBe('Stewarded');
    expect(data.split).toMatchObject({ __typename: 'Stewarded', decisionsMadeCount: 1, decisionsRevokedCount: 1 });
    expect(data.again).toEqual({
      __typename: 'ForbiddenByDecision',
      message: 'A steward decided that records of these are never one: undo that first, if it was wrong.',
      decisions: [{ type: 'NEVER' }],
    });
    expect(data.nothing).toEqual({
      __typename: 'InvalidInput',
      field: 'recordId',
      message:
        'there is no record support:requester:none; an id is department, type and id, e.g. billing:account:cus_81',
    });
  });

  it.each(['undo', 'reopen'])('takes a confirmed proposal back by %s after an unlinking was undone', async (by) => {
    const { data: confirmed } = await ask(confirm());
    const { eventId } = confirmed.confirmProposal.decisionsMade[0];
    const { data: unlinked } = await ask(
      `mutation { unlinkRecord(recordId: "sales:contact:6", reason: "two") { ${stewarded} } }`,
    );
    await ask(`mutation { undo(eventId: "${unlinked.unlinkRecord.event.id}", reason: "one") { ${stewarded} } }`);
    const back = {
      undo: `undo(eventId: "${eventId}", reason: "two after all")`,
      reopen: `reopenProposal(proposalId: "${proposalId}", reason: "two after all")`,
    }[by];
    const { data } = await ask(`mutation { back: ${back} { ${stewarded} } }`);
    expect(data.back).toMatchObject({ __typename: 'Stewarded', decisionsMadeCount: 0, decisionsRevokedCount: 1 });
    expect(data.back.changes).toMatchObject([
      { customerId: 'c_1', after: { recordIds: ['billing:account:5'] } },
      { customerId: 'c_2', before: null, after: { recordIds: ['sales:contact:6'] } },
    ]);
    expect((await store.proposalsById([proposalId]))[0]?.status).toBe('OPEN');
  });

  it('does not confirm again, with an unlinking that is undone, what was no longer confirmed', async () => {
    const { data: confirmed } = await ask(confirm());
    const { data: unlinked } = await ask(
      `mutation { unlinkRecord(recordId: "sales:contact:6", reason: "two") { ${stewarded} } }`,
    );
    const undo = (eventId: string) => ask(`mutation { undo(eventId: "${eventId}", reason: "no") { ${stewarded} } }`);
    await undo(confirmed.confirmProposal.event.id);
    const { data } = await undo(unlinked.unlinkRecord.event.id);
    expect(data.undo).toMatchObject({ __typename: 'Stewarded', decisionsMadeCount: 0, decisionsRevokedCount: 1 });
    expect((await store.proposalsById([proposalId]))[0]?.status).toBe('OPEN');
  });

  it('is told in a preview of decisions that it would revoke as they still are', async () => {
    const revoked = 'decisionsRevoked { id revokedBy }';
    const eventId = (await ask(confirm())).data.confirmProposal.event.id;
    const { data } = await ask(`mutation {
      foreseen: undo(eventId: "${eventId}", reason: "no", preview: true) { ... on Stewarded { ${revoked} } }
      done: undo(eventId: "${eventId}", reason: "no") { ... on Stewarded { event { id } ${revoked} } }
    }`);
    expect(data.foreseen).toEqual({ decisionsRevoked: [{ id: `${eventId}-1`, revokedBy: null }] });
    expect(data.done.decisionsRevoked).toEqual([{ id: `${eventId}-1`, revokedBy: data.done.event.id }]);
  });

  it('undoes an undoing, and then again what that brought back', async () => {
    const undo = async (eventId: string) => {
      const { data } = await ask(`mutation { undo(eventId: "${eventId}", reason: "after all") { ${stewarded} } }`);
      return data.undo;
    };
    const confirmed = (await ask(confirm())).data.confirmProposal.event.id;
    const undone = (await undo(confirmed)).event.id;
    const again = (await undo(undone)).event.id;
    expect(await undo(again)).toMatchObject({
      __typename: 'Stewarded',
      decisionsMadeCount: 0,
      decisionsRevokedCount: 1,
    });
    expect((await undo(undone)).decisionsMadeCount).toBe(1);
    expect(await undo(confirmed)).toMatchObject({ __typename: 'Stewarded', decisionsRevokedCount: 1 });
    expect((await undo(again)).__typename).toBe('AlreadyDecided');
  });

  it('who saw an older version is told so', async () => {
    const { version } = (await store.proposalsById([proposalId]))[0] ?? { version: 0 };
    const answer = await ask(confirm(`, expectedVersion: ${version - 1}`));
    expect(answer).toEqual({
      data: {
        confirmProposal: {
          __typename: 'StaleVersion',
          message: `What this is about changed since version ${version - 1}: look again, it is ${version} now.`,
          version,
        },
      },
    });
  });

  it('without the scope for personal data sees it masked in what a decision does', async () => {
    const { data, errors } = await ask(confirm(', preview: true'), [stewardScope]);
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    for (const secret of ['Okonkwo', 'ruth@', 'okonkwo@', 'one person']) expect(text).not.toContain(secret);
  });

  it('who is known by an email address is told by it to those only who may see personal data', async () => {
    const address = 'ada.okafor@bank.example';
    const assign = `mutation { assignProposal(proposalId: "${proposalId}", assignee: "${address}", reason: "hers") {
      ... on Stewarded { event { actor } proposals { proposal { assignee } to { assignee } } } } }`;
    const actors = `... on Stewarded { event { actor } decisionsMade { by } }`;
    const link = `mutation { linkRecords(a: "sales:contact:6", b: "support:requester:7", reason: "so") { ${actors} } }`;
    const shown = JSON.stringify([await ask(assign, undefined, address), await ask(link, undefined, address)]);
    expect(shown.split(address)).toHaveLength(6);

    const asked = `{ proposals(filter: { assignee: "${address}" }) { edges { node { assignee } } }
      customer(id: "c_1") { history { edges { node { actor } } } } decisions { edges { node { by } } } }`;
    const masked = JSON.stringify([
      await ask(asked, []),
      await ask(assign.replace('reason', 'preview: true, reason'), [stewardScope], address),
    ]);
    expect(masked).not.toContain('okafor');
    expect(masked).toContain('{"assignee":"a***@bank.example"}');
    expect(masked).toContain('{"actor":"a***@bank.example"}');
    expect(masked).toContain('{"by":"a***@bank.example"}');
  });

  it('who is none is refused, whatever else they may do', async () => {
    const { data, errors } = await ask(confirm(), [personalDataScope]);
    expect(data).toEqual({ confirmProposal: null });
    expect(errors).toMatchObject([{ path: ['confirmProposal'], extensions: { code: 'FORBIDDEN' } }]);
    expect(errors[0].message).toContain(stewardScope);
    expect((await store.proposalsById([proposalId]))[0]?.status).toBe('OPEN');
  });

  it('is told when nobody links records here', async () => {
    const databasePath = join(directory, 'alone.db');
    await using alone = await asDisposable(startIdentity({ databasePath }));
    const caller = { subject: 'ada', scopes: new Set([stewardScope]) };
    const { errors } = await alone.execute({ query: confirm(), caller, requestId: 'test' });
    expect(errors).toMatchObject([{ path: ['confirmProposal'], extensions: { code: 'UNAVAILABLE' } }]);
  });
});

describe('the review queue', () => {
  const queue = (args: string) => `{ proposals${args} { totalCount edges { node { id status assignee } } } }`;

  it('holds what is open, and what else is asked for', async () => {
    const open = {
      data: { proposals: { totalCount: 1, edges: [{ node: { id: proposalId, status: 'OPEN', assignee: null } }] } },
    };
    const none = { data: { proposals: { totalCount: 0, edges: [] } } };
    for (const orderBy of ['STRONGEST_FIRST', 'WEAKEST_FIRST', 'OLDEST_FIRST', 'NEWEST_FIRST'])
      expect(await ask(queue(`(orderBy: ${orderBy})`))).toEqual(open);
    for (const filter of [
      'status: [OPEN, REJECTED]',
      'departments: [BILLING, SALES]',
      'probability: { least: 0.5, most: 1 }',
      'unassigned: true',
      'unassigned: true, assignee: null',
      'createdBefore: "2026-01-01T00:00:00Z"',
      'reason: IDENTIFIER_LIMIT',
      'customerId: "c_2"',
    ])
      expect(await ask(queue(`(filter: { ${filter} })`)), filter).toEqual(open);
    for (const filter of [
      'status: DEFERRED',
      'departments: SUPPORT',
      'probability: { most: 0.1 }',
      'assignee: "bob"',
      'createdAfter: "2026-01-01T00:00:00Z"',
    ])
      expect(await ask(queue(`(filter: { ${filter} })`)), filter).toEqual(none);
  });

  it.each([
    ['unassigned', 'unassigned: true, assignee: "bob"', 'contradicts filter.assignee'],
    ['probability', 'probability: { least: 0.9, most: 0.1 }', 'least must not be greater than most'],
    [
      'createdAfter',
      'createdBefore: "2026-01-01T00:00:00Z", createdAfter: "2026-01-01T00:00:00Z"',
      'must be earlier than filter.createdBefore',
    ],
  ])('is refused by conditions that contradict each other, with the field %s', async (field, filter, message) => {
    const { errors } = await ask(queue(`(filter: { ${filter} })`));
    const extensions = { code: 'BAD_USER_INPUT', argument: `filter.${field}` };
    expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions }]);
  });

  it('moves on as proposals are assigned, deferred, reopened and rejected', async () => {
    const act = (mutation: string) => ask(`mutation { ${mutation} { __typename } }`);
    const given = `proposalId: "${proposalId}", reason: "x"`;
    await act(`assignProposal(${given}, assignee: "bob")`);
    const bobs = await ask(queue('(filter: { assignee: "bob" })'));
    expect(bobs.data.proposals.edges).toEqual([{ node: { id: proposalId, status: 'OPEN', assignee: 'bob' } }]);
    await act(`deferProposal(${given})`);
    expect((await ask(queue(''))).data.proposals.totalCount).toBe(0);
    await act(`reopenProposal(${given})`);
    expect((await ask(queue(''))).data.proposals.totalCount).toBe(1);
    await act(`rejectProposal(${given})`);
    const rejected = await ask(`{ proposal(id: "${proposalId}") { status assignee } }`);
    expect(rejected).toEqual({ data: { proposal: { status: 'REJECTED', assignee: 'bob' } } });
    expect(await ask('{ decisions { totalCount } }')).toEqual({ data: { decisions: { totalCount: 0 } } });
    expect(await ask('{ proposal(id: "p_none") { status } }')).toEqual({ data: { proposal: null } });
  });

  it('is not assigned to a blank', async () => {
    const blank = `mutation { assignProposal(proposalId: "${proposalId}", assignee: " ", reason: "x") { ${stewarded} } }`;
    const message = 'name the subject of a token, or leave it out for nobody';
    expect(await ask(blank)).toEqual({
      data: { assignProposal: { __typename: 'InvalidInput', field: 'assignee', message } },
    });
  });

  it('is refused by probability under a model that nobody measured', async () => {
    const { model } = rules;
    const { calibration: _, ...unmeasured } = model;
    const databasePath = join(directory, 'unmeasured.db');
    await using other = await asDisposable(startIdentity({ databasePath, rules: { ...rules, model: unmeasured } }));
    const caller = { subject: 'ada', scopes: new Set<string>() };
    const query = queue('(filter: { probability: { least: 0.5 } })');
    const { errors } = await other.execute({ query, caller, requestId: 'test' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.probability' } }]);
  });
});

async function asDisposable(starting: Promise<Subgraph>): Promise<Subgraph & AsyncDisposable> {
  const started = await starting;
  return { ...started, [Symbol.asyncDispose]: () => started.close() };
}
