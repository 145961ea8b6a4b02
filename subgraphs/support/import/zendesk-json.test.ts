import { describe, expect, it } from 'vitest';
import { facts, file, importZendesk, openSupport, rows } from './import-fixture.ts';

const api = 'https://desk.example.com/api/v2';
const at = '2026-03-01T10:00:00Z';

const user = (id: number, role: string, more: object = {}) => ({
  id,
  url: `${api}/users/${id}.json`,
  name: `User ${id}`,
  email: `u${id}@example.com`,
  role,
  active: true,
  created_at: at,
  updated_at: at,
  ...more,
});

const ticket = {
  id: 35,
  url: `${api}/tickets/35.json`,
  subject: 'No invoice',
  description: 'Where is it?',
  status: 'hold',
  priority: 'high',
  type: 'question',
  requester_id: 20,
  submitter_id: 20,
  assignee_id: 10,
  group_id: 7,
  organization_id: 90,
  tags: ['billing', 'vip'],
  followup_ids: [36],
  via: { channel: 'web', source: { from: { ticket_id: 30 }, to: {}, rel: 'follow_up' } },
  satisfaction_rating: { score: 'good', comment: 'Thanks' },
  custom_fields: [{ id: 1, value: 'x' }],
  created_at: at,
  updated_at: at,
};

const inOneAnswer = {
  tickets: [ticket],
  users: [user(10, 'agent'), user(20, 'end-user', { organization_id: 90, external_id: 'cus_9', phone: '+49 30 1' })],
  organizations: [
    {
      id: 90,
      url: `${api}/organizations/90.json`,
      name: 'Acme',
      domain_names: ['Acme.example'],
      tags: ['industry'],
      created_at: at,
      updated_at: at,
    },
  ],
  groups: [{ id: 7, url: `${api}/groups/7.json`, name: 'Care', deleted: false, created_at: at, updated_at: at }],
  next_page: null,
  count: 1,
};

const asCsv = (): string[] => [
  file('user_data.csv', [
    'id,active,created_at,email,external_id,name,organization_id,phone,role,updated_at',
    `10,TRUE,${at},u10@example.com,,User 10,,,agent,${at}`,
    `20,TRUE,${at},u20@example.com,cus_9,User 20,90,+49 30 1,end-user,${at}`,
  ]),
  file('organization_data.csv', ['id,created_at,name,updated_at', `90,${at},Acme,${at}`]),
  file('domain_name_data.csv', ['index,organization_id,updated_at,domain_name', `0,90,${at},acme.example`]),
  file('organization_tag_data.csv', ['organization_id,tag,updated_at', `90,industry,${at}`]),
  file('group_data.csv', ['id,_fivetran_deleted,created_at,name,updated_at', `7,FALSE,${at},Care,${at}`]),
  file('ticket_data.csv', [
    'id,assignee_id,created_at,description,group_id,organization_id,priority,requester_id,status,subject,submitter_id,type,updated_at,via_channel,merged_ticket_ids,followup_ids,via_followup_source_id',
    `35,10,${at},Where is it?,7,90,high,20,hold,No invoice,20,question,${at},web,[],[36],30`,
  ]),
  file('ticket_tag_data.csv', ['tag,ticket_id,updated_at', `billing,35,${at}`, `vip,35,${at}`]),
];

describe("Zendesk's API objects", () => {
  it('give the same rows as the tables of a connector', async () => {
    const fromApi = await openSupport();
    const fromCsv = await openSupport();
    const summary = await importZendesk(fromApi, file('answer.json', inOneAnswer));
    await importZendesk(fromCsv, ...asCsv());
    expect(summary.rejects.count).toBe(0);
    expect({ ...(await facts(fromApi)), rating: [] }).toEqual(await facts(fromCsv));
    expect(await rows(fromApi, 'rating')).toMatchObject([
      { id: 'ticket:35', ticket_id: '35', score: 'GOOD', comment: 'Thanks', embedded: 1 },
    ]);
    await fromApi.close();
    await fromCsv.close();
  });

  it('are read from a CSV file too, whose connector takes nothing apart', async () => {
    const fromCsv = await openSupport();
    const fromList = await openSupport();
    const cells = Object.values(ticket).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value));
    const csv = [Object.keys(ticket), cells].map((line) => line.map((cell) => `"${`${cell}`.replaceAll('"', '""')}"`));
    await importZendesk(fromCsv, file('ticket.csv', csv.map(String)));
    await importZendesk(fromList, file('tickets.json', { tickets: [ticket] }));
    expect(await facts(fromCsv)).toEqual(await facts(fromList));
    expect(await rows(fromCsv, 'ticket')).toMatchObject([{ id: '35', channel: 'WEB', tag_list: '["billing","vip"]' }]);
    await fromCsv.close();
    await fromList.close();
  });

  it('bring the domains of an organization from a CSV file that has nothing else of theirs', async () => {
    const database = await openSupport();
    await importZendesk(database, file('organizations.csv', ['id,name,domain_names', '5,Acme,"[""acme.example""]"']));
    expect(await rows(database, 'organization_domain')).toMatchObject([
      { organization_id: '5', domain: 'acme.example', deleted: 0 },
    ]);
    await database.close();
  });

  it('are read from files whose connector puts two underscores before what is nested', async () => {
    const database = await openSupport();
    await importZendesk(
      database,
      file('tickets.csv', ['id,requester_id,status,via__channel,_sdc_sequence', '35,20,open,email,1']),
      file('tickets.jsonl', [JSON.stringify({ id: 36, requester_id: 20, via__channel: 'email' })]),
      file('comments.jsonl', [JSON.stringify({ id: 8, ticket_id: 36, author_id: 20, via__channel: 'email' })]),
      file('ticket_comments.csv', [
        'id,ticket_id,author_id,body,public,created_at,via__channel,_sdc_sequence',
        '7,35,20,Hello,true,2026-01-01T10:00:00Z,email,1',
      ]),
    );
    expect(await rows(database, 'ticket')).toMatchObject([
      { id: '35', channel: 'EMAIL' },
      { id: '36', channel: 'EMAIL' },
    ]);
    expect(await rows(database, 'message')).toMatchObject([
      { id: '7', author_id: '20', channel: 'EMAIL', created_at: Date.UTC(2026, 0, 1, 10) },
      { id: '8', author_id: '20', channel: 'EMAIL' },
    ]);
    await database.close();
  });

  it('give the same rows as JSON Lines, in a file of any name', async () => {
    const fromList = await openSupport();
    const fromLines = await openSupport();
    const { tickets, users, organizations, groups } = inOneAnswer;
    const objects = [...tickets, ...users, ...organizations, ...groups].map((object) => JSON.stringify(object));
    await importZendesk(fromList, file('answer.json', inOneAnswer));
    await importZendesk(fromLines, file('export.jsonl', objects));
    expect(await facts(fromLines)).toEqual(await facts(fromList));
    await fromList.close();
    await fromLines.close();
  });

  it('that support has no place for are passed over, and users are read by any of their addresses', async () => {
    const database = await openSupport();
    const { rejects } = await importZendesk(
      database,
      file('ticket_metrics.json', { ticket_metrics: [{ id: 1, url: `${api}/ticket_metrics/1.json`, ticket_id: 35 }] }),
      file('ticket_metric_events.json', { ticket_metric_events: [{ id: 2, ticket_id: 35, type: 'activate' }] }),
      file('ticket_fields.json', { ticket_fields: [{ id: 3, url: `${api}/ticket_fields/3.json`, title: 'Plan' }] }),
      file('side_conversations.json', {
        side_conversations: [
          {
            id: '8566255a',
            url: `${api}/tickets/35/side_conversations/8566255a`,
            ticket_id: 35,
            subject: 'Do we have it?',
          },
        ],
      }),
      file('ticket_events.json', {
        ticket_events: [{ id: 4, ticket_id: 35, event_type: 'Audit', child_events: [{ id: 5, type: 'Comment' }] }],
      }),
      file('identities.json', {
        identities: [
          { id: 6, url: `${api}/users/20/identities/6.json`, user_id: 20, type: 'email', value: 'a@x.example' },
        ],
      }),
      file('article_comments.jsonl', [
        JSON.stringify({
          id: 7,
          url: `${api}/help_center/en-us/articles/70/comments/7.json`,
          body: 'Thanks',
          author_id: 20,
        }),
      ]),
      file('post_comments.jsonl', [JSON.stringify({ id: 8, post_id: 80, body: 'Me too', author_id: 20 })]),
      file('articles.json', {
        articles: [{ id: 70, url: `${api}/help_center/en-us/articles/70.json`, body: 'Reset' }],
      }),
      file('sla_policies.json', { sla_policies: [{ id: 9, url: `${api}/slas/policies/9.json`, title: 'Fast' }] }),
      file('tags.json', { tags: [{ name: 'vip', count: 3 }] }),
      file('activities.json', { activities: [{ id: 10, url: `${api}/activities/10.json`, user_id: 20 }] }),
      file('attributes.json', { attributes: [{ id: 'a', url: `${api}/routing/attributes/a.json`, name: 'Language' }] }),
      file('survey_responses.json', {
        survey_responses: [
          {
            id: '01J1WB51MG6HXTYWE6Q0C93RNW',
            answers: [{ type: 'rating_scale', rating: 5, rating_category: 'good' }],
            responder_id: 20,
            subjects: [{ id: '35', type: 'ticket', zrn: 'zen:ticket:35' }],
          },
        ],
      }),
      file('suspended_tickets.json', {
        suspended_tickets: [
          {
            id: 12,
            url: `${api}/suspended_tickets/12.json`,
            author: { id: null, email: 's@x.example' },
            ticket_id: 35,
          },
        ],
      }),
      file('ticket_skips.json', { ticket_skips: [{ id: 11, ticket_id: 35, user_id: 10, reason: 'Busy' }] }),
      file('users.json', { users: [user(20, 'end-user', { url: `${api}/end_users/20.json` })] }),
    );
    expect(rejects.count).toBe(0);
    expect(await rows(database, 'ticket')).toEqual([]);
    expect(await rows(database, 'message')).toEqual([]);
    expect(await rows(database, 'requester')).toMatchObject([{ id: '20', name: 'User 20' }]);
    await database.close();
  });

  it('are deleted by the lists of deleted users and tickets, which keep no name and leave whose a ticket was', async () => {
    const database = await openSupport();
    await importZendesk(database, file('answer.json', inOneAnswer));
    const later = '2026-04-01T10:00:00Z';
    const gone = user(20, 'end-user', { active: false, url: `${api}/deleted_users/20.json`, updated_at: later });
    const list = { id: 35, subject: 'No invoice', actor: { id: 10 }, previous_state: 'open', deleted_at: later };
    const lists = [
      file('deleted_users.json', { deleted_users: [gone], count: 1 }),
      file('deleted_tickets.json', { count: 1, deleted_tickets: [list] }),
    ];
    for (const deleted of [1, 0]) {
      const { files, rejects } = await importZendesk(database, ...lists);
      expect(files).toMatchObject([{ counts: { deleted } }, { counts: { deleted } }]);
      expect(rejects.count).toBe(0);
    }
    const requesters = await rows(database, 'requester');
    expect(requesters.filter(({ id }) => id === '20')).toMatchObject([{ deleted: 1, name: null, email: null }]);
    expect(await rows(database, 'ticket')).toMatchObject([
      { id: '35', deleted: 1, requester_id: '20', subject: null, description: null },
    ]);
    await database.close();
  });

  it('of a webhook delete what they say was deleted, and are left out with all else', async () => {
    const database = await openSupport();
    await importZendesk(database, file('answer.json', inOneAnswer));
    const event = (subject: string, change: string, detail: object, of: object = {}) =>
      JSON.stringify({
        type: `zen:event-type:${subject}.${change}`,
        account_id: 1,
        id: '2b24ef10-19d4-4740-93cf-8f98ec4776c0',
        time: '2026-04-01T10:00:00.465719851Z',
        zendesk_event_version: '2022-11-06',
        subject: `zen:${subject}:1`,
        detail,
        event: of,
      });
    const about = { created_at: at, updated_at: at };
    const bridge = { 'detail-type': 'Support Ticket: Ticket Created', id: 'b', detail: { ticket_event: { ticket } } };
    const { files, rejects } = await importZendesk(
      database,
      file('organizations.jsonl', [
        event('organization', 'deleted', { id: '90', name: 'Acme', ...about }),
        event('organization', 'name_changed', { id: '91', name: 'Zenith', ...about }, { current: 'Zenith' }),
        event('user', 'active_changed', { id: '20', role: 'end-user', ...about }, { current: false, previous: true }),
        event('user', 'deleted', { id: '10', role: 'agent', ...about }),
        event('ticket', 'soft_deleted', { id: '35', status: 'DELETED', subject: 'No invoice', ...about }),
        JSON.stringify(bridge),
      ]),
    );
    expect(rejects.count).toBe(0);
    expect(files).toMatchObject([
      { counts: { deleted: 3, inserted: 0 }, passedOver: expect.stringMatching(/^3 rows/) },
    ]);
    expect(await rows(database, 'organization')).toMatchObject([{ id: '90', deleted: 1, name: null }]);
    expect(await rows(database, 'requester')).toMatchObject([
      { id: '10', deleted: 1 },
      { id: '20', deleted: 1, name: null, email: null },
    ]);
    expect(await rows(database, 'agent')).toMatchObject([{ id: '10', name: 'User 10' }]);
    expect(await rows(database, 'ticket')).toMatchObject([{ id: '35', deleted: 1, subject: null, requester_id: '20' }]);
    await database.close();
  });

  it('count an agent as one new row and nobody as deleted', async () => {
    const database = await openSupport();
    const { files } = await importZendesk(database, file('users.json', { users: [user(10, 'agent')] }));
    expect(files).toMatchObject([{ rows: 1, counts: { inserted: 1, deleted: 0 } }]);
    await database.close();
  });

  it('bring one ticket with the users and groups that were asked for with it', async () => {
    const database = await openSupport();
    const answers = [
      { ticket, users: [user(20, 'end-user')], groups: [{ id: 7, url: `${api}/groups/7.json`, name: 'Billing' }] },
      { users: [user(21, 'end-user')], ticket: { ...ticket, id: 36, url: undefined } },
    ];
    for (const answer of answers)
      expect((await importZendesk(database, file('answer.json', answer))).rejects.count).toBe(0);
    expect((await rows(database, 'ticket')).map(({ id }) => id)).toEqual(['35', '36']);
    expect((await rows(database, 'requester')).map(({ id }) => id)).toEqual(['20', '21']);
    expect((await rows(database, 'agent_group')).map(({ id }) => id)).toEqual(['7']);
    await database.close();
  });

  it('lose a tag that the newer ticket does not have', async () => {
    const database = await openSupport();
    const newer = { ticket: { ...ticket, tags: ['vip'], updated_at: '2026-03-02T10:00:00Z' } };
    await importZendesk(database, file('ticket.json', newer), file('tickets.json', { tickets: [ticket] }));
    expect(await rows(database, 'ticket')).toMatchObject([{ id: '35', tag_list: '["vip"]' }]);
    await database.close();
  });

  const comment = { id: 501, type: 'Comment', author_id: 10, body: 'On its way', public: false, created_at: at };
  const message = {
    id: '501',
    conversation_id: 'ticket:35',
    author_id: '10',
    body: 'On its way',
    public: 0,
    kind: 'TEXT',
  };

  it.each([
    ['a list with its ticket in each', 'comments.json', { comments: [{ ...comment, ticket_id: 35 }], next_page: null }],
    ["a ticket's own list, whose file names the ticket", 'ticket_35_comments.json', { comments: [comment] }],
    ['a ticket that holds them', 'tickets.json', { tickets: [{ ...ticket, comments: [comment] }] }],
    ['audits', 'audits.json', { audits: [{ id: 1, ticket_id: 35, author_id: 10, created_at: at, events: [comment] }] }],
  ])('bring comments as %s', async (_shape, name, content) => {
    const database = await openSupport();
    const summary = await importZendesk(database, file(name, content));
    expect(summary.rejects.count).toBe(0);
    expect(await rows(database, 'message')).toMatchObject([message]);
    await database.close();
  });

  it('bring the history of a ticket in its audits, as a connector exports it', async () => {
    const fromApi = await openSupport();
    const fromCsv = await openSupport();
    const events = [
      { id: 1, type: 'Create', field_name: 'status', value: 'new' },
      { id: 2, type: 'Change', field_name: 'assignee_id', value: '10', previous_value: null },
      { id: 3, type: 'Notification', subject: 'We got it' },
    ];
    await importZendesk(
      fromApi,
      file('ticket_audits.json', {
        audits: [{ id: 9, ticket_id: 35, author_id: 10, created_at: at, events, via: { channel: 'web' } }],
      }),
    );
    await importZendesk(
      fromCsv,
      file('ticket_field_history_data.csv', [
        'field_name,ticket_id,updated,user_id,value',
        `status,35,${at},10,new`,
        `assignee_id,35,${at},10,10`,
      ]),
    );
    expect((await facts(fromApi)).ticket_change).toHaveLength(2);
    expect(await facts(fromApi)).toEqual(await facts(fromCsv));
    await fromApi.close();
    await fromCsv.close();
  });
});
