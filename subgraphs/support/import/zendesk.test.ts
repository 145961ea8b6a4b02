import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/engines/dialects.ts';
import { vendorFolder } from '../../../test/engines/vendor-data.ts';
import { file, importZendesk, openSupport, readRejects, rows, tables } from './import-fixture.ts';

const counts = async (database: Awaited<ReturnType<typeof openSupport>>) =>
  Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, (await rows(database, table)).length] as const)),
  );

describe.each(dialects)("Zendesk's real exports imported into $name", (dialect) => {
  it('are taken in whole, and a second time change nothing', async (context) => {
    const folder = vendorFolder('zendesk');
    if (!folder) return context.skip();
    const database = await openSupport(await dialect.databaseUrl());
    const first = await importZendesk(database, folder);
    expect(first.rejects.count).toBe(0);
    expect(first.files.filter(({ leftOut }) => leftOut).length).toBe(11);
    expect(await counts(database)).toEqual({
      // Nine end users, and the tombstone that keeps the agent from being one.
      requester: 10,
      organization: 10,
      organization_domain: 10,
      agent: 1,
      agent_group: 8,
      tag: 25,
      ticket: 10,
      ticket_link: 1,
      ticket_change: 35,
      ticket_chat: 10,
      message: 32,
      rating: 0,
    });
    const second = await importZendesk(database, folder);
    for (const { counts: again } of second.files)
      expect(again).toMatchObject({ inserted: 0, updated: 0, deleted: 0, outdated: 0 });
    await database.close();
  });

  it('name tickets as deleted, merged and in three spellings of on hold', async (context) => {
    const folder = vendorFolder('zendesk');
    if (!folder) return context.skip();
    const database = await openSupport(await dialect.databaseUrl());
    await importZendesk(database, folder);
    const tickets = await rows(database, 'ticket');
    expect(tickets.filter(({ deleted }) => deleted === 1).map(({ id }) => id)).toEqual(['11013', '1595']);
    expect(await rows(database, 'ticket_link')).toMatchObject([
      { kind: 'MERGED', ticket_id: '1967', continued_id: '1966' },
    ]);
    const statuses = (await rows(database, 'ticket_change')).filter(({ field }) => field === 'STATUS');
    expect([...new Set(statuses.map(({ value }) => value))].sort()).toEqual([
      'CLOSED',
      'ON_HOLD',
      'OPEN',
      'PENDING',
      'SOLVED',
    ]);
    await database.close();
  });
});

describe('an id that a spreadsheet has rounded', () => {
  it('is rejected, since it would be that of others too', async () => {
    const database = await openSupport();
    await importZendesk(
      database,
      file('user.csv', [
        'id,name,role,organization_id',
        '3.70298E+11,Ann,end-user,',
        '"3,70298E+11",Ben,end-user,',
        '370298000001,Cy,end-user,3.60033E+11',
        '370298000002,Di,end-user,360033549136',
      ]),
    );
    const reason = (column: string) => `${column} must be as its source wrote it: a spreadsheet has rounded this one`;
    expect(readRejects()).toEqual([
      { column: 'id', value: '3.70298E+11', reason: reason('id') },
      { column: 'id', value: '3,70298E+11', reason: reason('id') },
      { column: 'organization_id', value: '3.60033E+11', reason: reason('organization_id') },
    ]);
    expect(await rows(database, 'requester')).toMatchObject([{ id: '370298000002', name: 'Di' }]);
    await database.close();
  });
});

describe('an id that a data frame wrote with decimals', () => {
  it('is that of the record that has none', async () => {
    const database = await openSupport();
    await importZendesk(
      database,
      file('user.csv', [
        'id,name,role,organization_id',
        '370298000001,Ann,end-user,360033549136.0',
        '370298000002,Ben,end-user,',
      ]),
      file('ticket.csv', ['id,requester_id,status', '1,370298000001.0,open', '2,,new']),
    );
    expect(await rows(database, 'ticket')).toMatchObject([{ requester_id: '370298000001' }, { requester_id: null }]);
    expect(await rows(database, 'requester')).toMatchObject([
      { organization_id: '360033549136' },
      { organization_id: null },
    ]);
    await database.close();
  });
});

describe('a chat of Zendesk', () => {
  const header = 'chat_id,created_at,_Company_synced,actor_id,chat_index,message,original_message,type';
  const bot = '"{""source"":{""type"":""zd:answerBot""},""content"":{""text"":{""text"":""Hello!""}}}"';
  const at = '2024-03-19 16:51:27.757000';
  const chatOf = (...lines: string[]) => file('ticket_chat_event_data.csv', [header, ...lines]);

  it('has lines by bots, agents, customers and the help desk itself', async () => {
    const database = await openSupport();
    await importZendesk(
      database,
      chatOf(
        `c.1,2023-12-12 11:20:28.994000,${at},agent:403,0,,${bot},ChatMessage`,
        `c.1,2023-12-12 11:20:29.994000,${at},agent:403,1,Hi,,ChatMessage`,
        `c.1,2023-12-12 11:20:30.994000,${at},387,2,Help,,ChatMessage`,
        `c.1,2023-12-12 11:20:31.994000,${at},__trigger,3,,,ChatJoin`,
        `c.1,2023-12-12 11:20:32.994000,${at},agent:,4,Hm,,ChatMessage`,
        `c.1,2023-12-12 11:20:33.994000,${at},"",5,Lost,,ChatMessage`,
      ),
    );
    const said = await rows(database, 'message');
    expect(said.map(({ author_kind, author_id, kind, body }) => [author_kind, author_id, kind, body])).toEqual([
      ['BOT', '403', 'TEXT', 'Hello!'],
      ['AGENT', '403', 'TEXT', 'Hi'],
      [null, '387', 'TEXT', 'Help'],
      ['SYSTEM', null, 'EVENT', null],
      ['AGENT', null, 'TEXT', 'Hm'],
      [null, null, 'TEXT', 'Lost'],
    ]);
    expect(said[0]).toMatchObject({
      conversation_id: 'chat:c.1',
      created_at: Date.UTC(2023, 11, 12, 11, 20, 28, 994),
      version: Date.UTC(2024, 2, 19, 16, 51, 27, 757),
    });
    await database.close();
  });

  it('may belong to two tickets', async () => {
    const database = await openSupport();
    await importZendesk(
      database,
      file('ticket_chat_data.csv', [
        'chat_id,ticket_id,tags,_fivetran_synced',
        `c.1,45,[],${at}`,
        `c.1,54,[],${at}`,
        `c.1,54,[],${at}`,
      ]),
    );
    expect((await rows(database, 'ticket_chat')).map(({ id }) => id)).toEqual(['c.1:45', 'c.1:54']);
    await database.close();
  });
});
