import type { UpsertRow } from '../kit/import/row-change.ts';

export const day = 86_400_000;
export const start = Date.UTC(2026, 0, 1);

const row = (entity: string, id: string, values: UpsertRow['values']): UpsertRow => ({
  kind: 'row',
  entity,
  id,
  version: start,
  deleted: false,
  values,
});

const ticket = (id: string, age: number, values: UpsertRow['values']): UpsertRow =>
  row('ticket', id, { channel: 'EMAIL', priority: 'NORMAL', created_at: start + age * day, ...values });

const change = (ticketId: string, fieldName: string, field: string, age: number, value: string | null): UpsertRow =>
  row('ticket_change', `${ticketId}:${fieldName}:${age}`, {
    ticket_id: ticketId,
    field,
    field_name: fieldName,
    value,
    changed_by: 'a1',
    changed_at: start + age * day,
  });
const status = (ticketId: string, age: number, value: string) => change(ticketId, 'status', 'STATUS', age, value);
const assignee = (ticketId: string, age: number, value: string | null) =>
  change(ticketId, 'assignee_id', 'ASSIGNEE', age, value);
const group = (ticketId: string, age: number, value: string) => change(ticketId, 'group_id', 'GROUP', age, value);
const department = (ticketId: string, age: number, value: string) =>
  change(ticketId, 'department', 'DEPARTMENT', age, value);

const message = (id: string, conversation: string, age: number, values: UpsertRow['values']): UpsertRow =>
  row('message', id, {
    conversation_id: conversation,
    kind: 'TEXT',
    public: 1,
    body: `Message ${id}`,
    created_at: start + age * day,
    ...values,
  });

const tag = (ticketId: string, name: string): UpsertRow =>
  row('tag', `ticket:${ticketId}:${name}`, { owner: `ticket:${ticketId}`, tag: name });

/**
 * Ada (two requesters, r1 and r2) of Acme asked three times: T1 went through three hands and was reopened, T2 follows it
 * up, T3 was merged into T2. Bo asked once. T9 names a requester whom support has not seen.
 */
export const world: UpsertRow[] = [
  row('organization', 'o1', { name: 'Acme GmbH', created_at: start }),
  row('organization_domain', 'o1:acme.example', { organization_id: 'o1', domain: 'acme.example' }),
  row('requester', 'r1', {
    name: 'Ada Lovelace',
    email: 'ada@acme.example',
    phone: '+49301234542',
    organization_id: 'o1',
    created_at: start,
  }),
  row('requester', 'r2', { name: 'A. Lovelace', email: 'ada@home.example', created_at: start + day }),
  row('requester', 'r3', { name: 'Bo', created_at: start }),
  row('agent', 'a1', { name: 'Mara Holt', role: 'AGENT', active: 1 }),
  row('agent', 'a2', { name: 'Jonas Feld', role: 'ADMIN', active: 0 }),
  row('group', 'g1', { name: 'Care', active: 1 }),
  row('group', 'g2', { name: 'Payments', active: 1 }),
  ticket('T1', 0, {
    requester_id: 'r1',
    organization_id: 'o1',
    assignee_id: 'a2',
    group_id: 'g2',
    subject: 'No invoice',
    status: 'OPEN',
    priority: 'HIGH',
    channel: 'PHONE',
  }),
  ticket('T2', 5, { requester_id: 'r2', status: 'SOLVED', tag_list: '["billing"]' }),
  ticket('T3', 6, { requester_id: 'r2', status: 'CLOSED' }),
  ticket('T4', 7, { requester_id: 'r3', status: 'NEW' }),
  ticket('T9', 8, { requester_id: 'r404', status: 'NEW', channel: 'CHAT' }),
  tag('T1', 'vip'),
  tag('T1', 'billing'),
  tag('T2', 'billing'),
  tag('T2', 'taken-away'),
  row('ticket_link', 'FOLLOW_UP:T2', { kind: 'FOLLOW_UP', ticket_id: 'T2', continued_id: 'T1' }),
  row('ticket_link', 'MERGED:T3', { kind: 'MERGED', ticket_id: 'T3', continued_id: 'T2' }),
  status('T1', 4, 'OPEN'),
  status('T1', 3, 'SOLVED'),
  status('T1', 0, 'NEW'),
  assignee('T1', 3, 'a2'),
  assignee('T1', 2, null),
  assignee('T1', 1, 'a1'),
  group('T1', 3, 'g2'),
  group('T1', 0, 'g1'),
  department('T1', 3, 'Billing'),
  department('T1', 0, 'Support'),
  message('m1', 'ticket:T1', 0, { author_id: 'r1', channel: 'PHONE', kind: 'CALL' }),
  message('m2', 'ticket:T1', 1, { author_id: 'a1', public: 0 }),
  message('m3', 'ticket:T1', 2, { author_id: 'r3' }),
  message('m4', 'ticket:T1', 3, { author_id: 'u404' }),
  message('m5', 'ticket:T2', 5, { author_id: 'r2' }),
  row('ticket_chat', 'c1:T1', { conversation_id: 'chat:c1', ticket_id: 'T1' }),
  row('ticket_chat', 'c1:T2', { conversation_id: 'chat:c1', ticket_id: 'T2' }),
  message('m6', 'chat:c1', 9, { author_kind: 'BOT', channel: 'CHAT' }),
  message('m7', 'chat:c1', 10, { author_kind: 'CUSTOMER', channel: 'CHAT' }),
  message('m8', 'chat:c1', 11, { author_kind: 'SYSTEM', channel: 'CHAT', kind: 'EVENT', event: 'ChatLeave' }),
  row('rating', '1', { ticket_id: 'T1', score: 'BAD', comment: 'Asked twice', embedded: 0, rated_at: start + 4 * day }),
  row('rating', 'ticket:T1', { ticket_id: 'T1', score: 'BAD', embedded: 1, rated_at: start + 12 * day }),
  row('rating', 'ticket:T2', { ticket_id: 'T2', score: 'GOOD', embedded: 1, rated_at: start + 5 * day }),
  row('rating', '3', { ticket_id: 'T3', score: 'OFFERED', embedded: 0, rated_at: start + 6 * day }),
];
