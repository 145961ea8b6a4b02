import { timestamp } from '../../calendar.ts';
import { type CompanyHistory, type Export, newestLiving, type PersonHistory, syncedAfter } from '../../history.ts';
import type { Known } from '../../knowledge.ts';
import { itemAt } from '../../random.ts';
import { bot } from '../../stories/service-desk.ts';
import type { SupportCase, Turn } from '../../stories/support-cases.ts';
import type { PersonView } from '../../views.ts';
import { chatEvents, chats, comments, fieldHistory, satisfactionRatings, tickets, ticketTags } from './tables.ts';

const viaChannels = { phone: 'voice', email: 'email', chat: 'chat', web: 'web' } as const;

export function writePersonTickets({ story, known, employer }: PersonHistory, world: Export): void {
  const requester = newestLiving(known.support);
  if (requester === null) return;
  const organization = employer === null ? null : newestLiving(employer.support);
  writeTickets(story.cases, requester, organization?.id ?? null, world);
}

/** A company writes through the people who work there. */
export function writeCompanyTickets({ story, known, employees }: CompanyHistory, world: Export): void {
  const requester = employees.map((employee) => newestLiving(employee.known.support)).find((found) => found !== null);
  if (requester != null) writeTickets(story.cases, requester, newestLiving(known.support)?.id ?? null, world);
}

function writeTickets(
  cases: readonly SupportCase[],
  requester: Known<PersonView>,
  organizationId: string | null,
  world: Export,
): void {
  const ticketIds = new Map(cases.map((supportCase) => [supportCase, world.ids.number('ticket', 1_000)]));
  for (const [supportCase, id] of ticketIds) {
    const followsId = supportCase.follows === null ? null : ticketIds.get(supportCase.follows);
    const followedBy = cases.filter(({ follows }) => follows === supportCase).map((later) => ticketIds.get(later));
    writeTicket(supportCase, id, requester, organizationId, followsId ?? null, followedBy.join(','), world);
  }
}

function writeTicket(
  supportCase: SupportCase,
  id: string,
  requester: Known<PersonView>,
  organizationId: string | null,
  followsId: string | null,
  followUps: string,
  world: Export,
): void {
  const { emit, ids, now } = world;
  const synced = timestamp(syncedAfter(supportCase.changedAt, now));
  const { channel, assignee, group, rating } = supportCase;
  emit(tickets, {
    id,
    _fivetran_synced: synced,
    allow_channelback: false,
    assignee_id: assignee.id,
    brand_id: '360000000001',
    created_at: timestamp(supportCase.openedAt),
    description: itemAt(supportCase.turns, 0).text,
    group_id: group.id,
    has_incidents: false,
    is_public: true,
    organization_id: organizationId,
    priority: supportCase.priority,
    recipient: channel === 'email' ? 'help@lumen.example' : null,
    requester_id: requester.id,
    status: supportCase.status,
    subject: supportCase.subject,
    submitter_id: requester.id,
    ticket_form_id: '360000000011',
    type: 'question',
    updated_at: timestamp(supportCase.changedAt),
    url: `https://lumen.zendesk.example/api/v2/tickets/${id}.json`,
    via_channel: viaChannels[channel],
    via_source_from_address: channel === 'email' ? requester.view.email : null,
    merged_ticket_ids: '[]',
    followup_ids: `[${followUps}]`,
    via_followup_source_id: followsId,
  });
  for (const tag of supportCase.tags) emit(ticketTags, { tag, ticket_id: id, _fivetran_synced: synced });
  for (const { at, field, value } of supportCase.changes) {
    emit(fieldHistory, {
      field_name: field,
      ticket_id: id,
      updated: timestamp(at),
      _fivetran_synced: synced,
      user_id: at === supportCase.openedAt ? requester.id : assignee.id,
      value,
    });
  }
  if (channel === 'chat') writeChat(supportCase.turns, id, requester.id, synced, world);
  else writeComments(supportCase, id, requester.id, synced, world);
  if (rating === null) return;
  emit(satisfactionRatings, {
    id: ids.number('rating', 440_000_000_000),
    ticket_id: id,
    requester_id: requester.id,
    assignee_id: assignee.id,
    group_id: group.id,
    score: rating.good ? 'good' : 'bad',
    comment: rating.comment,
    created_at: timestamp(rating.at),
    updated_at: timestamp(rating.at),
    _fivetran_synced: synced,
  });
}

function writeComments(
  { turns, channel }: SupportCase,
  ticketId: string,
  requesterId: string,
  synced: string,
  world: Export,
) {
  for (const turn of turns) {
    world.emit(comments, {
      id: world.ids.number('comment', 1_200_000_000_000),
      _fivetran_synced: synced,
      body: turn.text,
      created: timestamp(turn.at),
      facebook_comment: false,
      public: turn.public,
      ticket_id: ticketId,
      tweet: false,
      user_id: authorOf(turn, requesterId),
      voice_comment: channel === 'phone' && turn.by === 'customer',
    });
  }
}

function writeChat(turns: readonly Turn[], ticketId: string, requesterId: string, synced: string, world: Export): void {
  const chatId = `4323.${world.ids.number('chat', 9_000_000)}`;
  world.emit(chats, {
    chat_id: chatId,
    _fivetran_synced: synced,
    authenticated: true,
    backend: 'chat',
    channel: 'chat',
    initiator: 1,
    tags: '[]',
    ticket_id: ticketId,
    user_id: requesterId,
    visitor_id: `21432-${ticketId}`,
    webpath: '[]',
  });
  turns.forEach((turn, index) => {
    const author = authorOf(turn, requesterId);
    world.emit(chatEvents, {
      chat_id: chatId,
      created_at: timestamp(turn.at),
      _fivetran_synced: synced,
      actor_id: turn.by === 'customer' ? author : `agent:${author}`,
      chat_index: index,
      is_history_context: false,
      message: turn.text,
      message_id: `${chatId}.${index}`,
      message_source: turn.by === 'bot' ? 'zd:answerBot' : null,
      type: 'ChatMessage',
    });
  });
}

function authorOf({ by }: Turn, requesterId: string): string {
  if (by === 'customer') return requesterId;
  return by === 'bot' ? bot.id : by.id;
}
