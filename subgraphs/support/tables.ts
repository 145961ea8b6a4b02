import type { ImportedRow, PartyRow } from '../kit/row-table.ts';

export type TicketStatus = 'NEW' | 'OPEN' | 'PENDING' | 'ON_HOLD' | 'SOLVED' | 'CLOSED';
export type TicketPriority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
export type TicketType = 'QUESTION' | 'INCIDENT' | 'PROBLEM' | 'TASK';
export type TicketChannel = 'EMAIL' | 'WEB' | 'PHONE' | 'CHAT' | 'MESSAGING' | 'SOCIAL' | 'API' | 'OTHER';
export type TicketField = 'STATUS' | 'PRIORITY' | 'ASSIGNEE' | 'GROUP' | 'DEPARTMENT' | 'REQUESTER' | 'OTHER';
export type MessageKind = 'TEXT' | 'CALL' | 'FILE' | 'EVENT';
export type AuthorKind = 'CUSTOMER' | 'AGENT' | 'BOT' | 'SYSTEM';
export type SatisfactionScore = 'GOOD' | 'BAD' | 'OFFERED' | 'UNOFFERED';
export type TicketLinkKind = 'FOLLOW_UP' | 'MERGED';

export interface RequesterRow extends PartyRow {
  name: string | null;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  organization_id: string | null;
  locale: string | null;
  time_zone: string | null;
  suspended: number | null;
  verified: number | null;
  /** JSON list of all tags, where the source gives them with the row; else null and the rows of `tag` count. */
  tag_list: string | null;
  last_login_at: number | null;
  created_at: number;
}

export interface OrganizationRow extends PartyRow {
  name: string | null;
  external_id: string | null;
  tag_list: string | null;
  /** All domains, which only the API gives with the row; so that one that was taken away is seen to be gone. */
  domain_list: string | null;
  created_at: number;
}

export interface AgentRow extends ImportedRow {
  name: string | null;
  email: string | null;
  role: 'AGENT' | 'ADMIN' | null;
  active: number | null;
}

export interface GroupRow extends ImportedRow {
  name: string | null;
  active: number | null;
}

export interface TicketRow extends ImportedRow {
  requester_id: string | null;
  submitter_id: string | null;
  organization_id: string | null;
  assignee_id: string | null;
  group_id: string | null;
  subject: string | null;
  description: string | null;
  status: TicketStatus | null;
  priority: TicketPriority | null;
  type: TicketType | null;
  channel: TicketChannel | null;
  tag_list: string | null;
  due_at: number | null;
  updated_at: number | null;
  created_at: number;
}

export interface TicketChangeRow extends ImportedRow {
  ticket_id: string | null;
  field: TicketField | null;
  /** The field's name in the source. */
  field_name: string | null;
  value: string | null;
  changed_by: string | null;
  changed_at: number;
}

export interface MessageRow extends ImportedRow {
  /** `ticket:123` for what was written on a ticket, `chat:4323.9` for what was said in a chat. */
  conversation_id: string | null;
  kind: MessageKind | null;
  /** Null where only the author's user tells, who may arrive later. */
  author_kind: AuthorKind | null;
  author_id: string | null;
  public: number | null;
  channel: TicketChannel | null;
  event: string | null;
  body: string | null;
  created_at: number;
}

export interface RatingRow extends ImportedRow {
  ticket_id: string | null;
  requester_id: string | null;
  assignee_id: string | null;
  score: SatisfactionScore | null;
  comment: string | null;
  reason: string | null;
  /** 1 when a ticket carried it; such a copy does not count beside the rating itself. */
  embedded: number | null;
  rated_at: number;
}
