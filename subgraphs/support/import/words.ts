import type { TicketChannel, TicketField } from '../tables.ts';

/** The source's words as ours. Statuses, priorities and types are closed lists: any other word is a mistake. */
export const statuses = {
  new: 'NEW',
  open: 'OPEN',
  pending: 'PENDING',
  hold: 'ON_HOLD',
  'on-hold': 'ON_HOLD',
  on_hold: 'ON_HOLD',
  solved: 'SOLVED',
  closed: 'CLOSED',
} as const;

export const priorities = {
  low: 'LOW',
  normal: 'NORMAL',
  medium: 'NORMAL',
  high: 'HIGH',
  urgent: 'URGENT',
} as const;

export const types = { question: 'QUESTION', incident: 'INCIDENT', problem: 'PROBLEM', task: 'TASK' } as const;

export const scores = { good: 'GOOD', bad: 'BAD', offered: 'OFFERED', unoffered: 'UNOFFERED' } as const;

const channels: Record<string, TicketChannel> = {
  email: 'EMAIL',
  mail: 'EMAIL',
  web: 'WEB',
  web_form: 'WEB',
  web_widget: 'WEB',
  help_center: 'WEB',
  helpcenter: 'WEB',
  mobile: 'WEB',
  mobile_sdk: 'WEB',
  voice: 'PHONE',
  phone: 'PHONE',
  phone_call_inbound: 'PHONE',
  phone_call_outbound: 'PHONE',
  voicemail: 'PHONE',
  chat: 'CHAT',
  chat_transcript: 'CHAT',
  live_chat: 'CHAT',
  native_messaging: 'MESSAGING',
  messaging: 'MESSAGING',
  whatsapp: 'MESSAGING',
  sms: 'MESSAGING',
  line: 'MESSAGING',
  telegram: 'MESSAGING',
  apple_messaging: 'MESSAGING',
  facebook: 'SOCIAL',
  twitter: 'SOCIAL',
  instagram_dm: 'SOCIAL',
  social: 'SOCIAL',
  api: 'API',
  web_service: 'API',
};

/** An open list: vendors add channels all the time. */
export function channelOf(word: string | null): TicketChannel | null {
  return word === null ? null : (channels[word.toLowerCase().replace(/[\s-]+/g, '_')] ?? 'OTHER');
}

const fields: Record<string, TicketField> = {
  status: 'STATUS',
  priority: 'PRIORITY',
  assignee_id: 'ASSIGNEE',
  assignee: 'ASSIGNEE',
  group_id: 'GROUP',
  group: 'GROUP',
  department: 'DEPARTMENT',
  requester_id: 'REQUESTER',
};

export function fieldOf(name: string): TicketField {
  return fields[name.toLowerCase()] ?? 'OTHER';
}

/** In a history also words count that are not in use any more: they are kept, in our spelling. */
export function changedValue(field: TicketField, value: string | null): string | null {
  if (value === null || (field !== 'STATUS' && field !== 'PRIORITY')) return value;
  const word = value.toLowerCase();
  const known: Record<string, string> = field === 'STATUS' ? statuses : priorities;
  return known[word] ?? word.toUpperCase().replace(/\W+/g, '_');
}
