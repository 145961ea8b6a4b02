import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { personalDataScope } from '../kit/caller.ts';
import { openDepartmentDatabase, startDepartment } from '../kit/department.ts';
import { writeBatch } from '../kit/import/write-batch.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { department } from './subgraph.ts';
import { world } from './support-fixture.ts';

describe.each(dialects)('tickets over $name', (dialect) => {
  let subgraph: Subgraph;

  beforeAll(async () => {
    const databaseUrl = await dialect.databaseUrl();
    const database = await openDepartmentDatabase(department, databaseUrl);
    await writeBatch(database, department.import.entities, world);
    await database.close();
    subgraph = await startDepartment(department, { databaseUrl });
  });
  afterAll(() => subgraph.close());

  const ask = (query: string, scopes: string[] = [personalDataScope]) =>
    subgraph.execute({ query, requestId: 'test', caller: { subject: 'test', scopes: new Set(scopes) } });

  it('tell who asked, for whom, and who has it', async () => {
    const query = `{ ticket(id: "T1") {
      __typename subject status priority channel tags department
      requester { __typename name organization { name domains requesters { totalCount } } }
      organization { id } assignee { name isAdmin isActive } group { name isActive }
      followUpOf { id } followUps { edges { node { id mergedTickets { edges { node { id mergedInto { id } } } } } } }
      satisfaction { id score comment }
    } }`;
    expect(await ask(query)).toEqual({
      data: {
        ticket: {
          __typename: 'Ticket',
          subject: 'No invoice',
          status: 'OPEN',
          priority: 'HIGH',
          channel: 'PHONE',
          tags: ['billing', 'vip'],
          department: 'Billing',
          requester: {
            __typename: 'Requester',
            name: 'Ada Lovelace',
            organization: { name: 'Acme GmbH', domains: ['acme.example'], requesters: { totalCount: 1 } },
          },
          organization: { id: 'o1' },
          assignee: { name: 'Jonas Feld', isAdmin: true, isActive: false },
          group: { name: 'Payments', isActive: true },
          followUpOf: null,
          followUps: {
            edges: [
              { node: { id: 'T2', mergedTickets: { edges: [{ node: { id: 'T3', mergedInto: { id: 'T2' } } }] } } },
            ],
          },
          satisfaction: { id: '1', score: 'BAD', comment: 'Asked twice' },
        },
      },
    });
  });

  it('have no requester while support has not seen theirs', async () => {
    expect(await ask('{ ticket(id: "T9") { id requester { id } } }')).toEqual({
      data: { ticket: { id: 'T9', requester: null } },
    });
  });

  it('tell what was said in order, in their chats too, and by whom', async () => {
    const said = 'messages { totalCount edges { node { id from kind isPublic agent { name } requester { name } } } }';
    const line = (id: string, from: string, more: object = {}) => ({
      node: { id, from, kind: 'TEXT', isPublic: true, agent: null, requester: null, ...more },
    });
    expect(await ask(`{ ticket(id: "T1") { ${said} } }`)).toEqual({
      data: {
        ticket: {
          messages: {
            totalCount: 7,
            edges: [
              line('m1', 'CUSTOMER', { kind: 'CALL', requester: { name: 'Ada Lovelace' } }),
              line('m2', 'AGENT', { isPublic: false, agent: { name: 'Mara Holt' } }),
              line('m3', 'CUSTOMER', { requester: { name: 'Bo' } }),
              line('m4', 'UNKNOWN'),
              line('m6', 'BOT'),
              line('m7', 'CUSTOMER'),
              line('m8', 'SYSTEM', { kind: 'EVENT' }),
            ],
          },
        },
      },
    });
    const notes = '{ ticket(id: "T1") { messages(isPublic: false) { edges { node { id text } } } } }';
    expect(await ask(notes)).toEqual({
      data: { ticket: { messages: { edges: [{ node: { id: 'm2', text: 'Message m2' } }] } } },
    });
  });

  it('tell their status history, oldest first, whatever order it came in', async () => {
    const query = `{ ticket(id: "T1") { history(field: STATUS) { edges { node { from to changedAt changedBy { id } } } } } }`;
    const step = (from: string | null, to: string, changedAt: string) => ({
      node: { from, to, changedAt, changedBy: { id: 'a1' } },
    });
    expect(await ask(query)).toEqual({
      data: {
        ticket: {
          history: {
            edges: [
              step(null, 'NEW', '2026-01-01T00:00:00.000Z'),
              step('NEW', 'SOLVED', '2026-01-04T00:00:00.000Z'),
              step('SOLVED', 'OPEN', '2026-01-05T00:00:00.000Z'),
            ],
          },
        },
      },
    });
  });

  it('tell from whom to whom they went, also over a time when nobody had them', async () => {
    const query = `{ ticket(id: "T1") { handoffs { totalCount edges { node {
      kind at fromAgent { name } toAgent { name } fromGroup { name } toGroup { name } fromDepartment toDepartment
    } } } } }`;
    const none = {
      at: '2026-01-04T00:00:00.000Z',
      fromAgent: null,
      toAgent: null,
      fromGroup: null,
      toGroup: null,
      fromDepartment: null,
      toDepartment: null,
    };
    expect(await ask(query)).toEqual({
      data: {
        ticket: {
          handoffs: {
            totalCount: 3,
            edges: [
              { node: { ...none, kind: 'GROUP', fromGroup: { name: 'Care' }, toGroup: { name: 'Payments' } } },
              { node: { ...none, kind: 'DEPARTMENT', fromDepartment: 'Support', toDepartment: 'Billing' } },
              { node: { ...none, kind: 'AGENT', fromAgent: { name: 'Mara Holt' }, toAgent: { name: 'Jonas Feld' } } },
            ],
          },
        },
      },
    });
  });

  it.each([
    ['', ['T9', 'T4', 'T3', 'T2', 'T1']],
    ['(status: [OPEN, SOLVED])', ['T2', 'T1']],
    ['(status: NEW, channel: CHAT)', ['T9']],
    ['(status: [])', []],
    ['(priority: HIGH)', ['T1']],
    ['(tag: "billing")', ['T2', 'T1']],
    ['(tag: "taken-away")', []],
    ['(since: "2026-01-07T00:00:00Z", first: 2)', ['T9', 'T4']],
    ['(assigneeId: "a2", groupId: "g2")', ['T1']],
  ])('are found by %s', async (condition, ids) => {
    expect(await ask(`{ tickets${condition} { edges { node { id } } } }`)).toEqual({
      data: { tickets: { edges: ids.map((id) => ({ node: { id } })) } },
    });
  });

  it('mask what people wrote and who they are from a caller without the scope', async () => {
    const query = `{ ticket(id: "T1") { subject requester { name email phone } assignee { name }
      satisfaction { comment } messages(first: 1) { edges { node { text } } } } }`;
    expect(await ask(query, [])).toEqual({
      data: {
        ticket: {
          subject: '***',
          requester: { name: 'A*** L***', email: 'a***@acme.example', phone: '***42' },
          assignee: { name: 'J*** F***' },
          satisfaction: { comment: '***' },
          messages: { edges: [{ node: { text: '***' } }] },
        },
      },
    });
  });
});
