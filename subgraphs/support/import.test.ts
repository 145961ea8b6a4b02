import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { facts, file, importPlain, importZendesk, openSupport, readRejects, rows } from './import/import-fixture.ts';

const ticketHeader = 'id,requester_id,status,priority,subject,updated_at,followup_ids,via_followup_source_id';
const day = (number: number) => `2026-01-0${number} 10:00:00`;
const ticketFile = (...lines: string[]) => file('ticket_data.csv', [ticketHeader, ...lines]);
const userFile = (role: string, active: string, at: string) =>
  file('user_data.csv', ['id,role,name,active,updated_at', `20,${role},Ada,${active},${at}`]);

describe.each(dialects)("Zendesk's exports imported into $name", (dialect) => {
  const open = async () => openSupport(await dialect.databaseUrl());

  it('update a row by a newer one and leave it by an older one', async () => {
    const database = await open();
    await importZendesk(database, ticketFile(`1,20,open,high,Second,${day(2)},,`));
    await importZendesk(database, ticketFile(`1,20,solved,high,Third,${day(3)},,`));
    const older = await importZendesk(database, ticketFile(`1,20,new,high,First,${day(1)},,`));
    expect(older.files).toMatchObject([{ counts: { outdated: 1, updated: 0 } }]);
    expect(await rows(database, 'ticket')).toMatchObject([{ id: '1', status: 'SOLVED', subject: 'Third' }]);
    await database.close();
  });

  it('follow users who are deactivated, made agents, and end users again', async () => {
    const database = await open();
    const deleted = [];
    for (const [role, active, at] of [
      ['end-user', 'TRUE', day(1)],
      ['end-user', 'FALSE', day(2)],
      ['end-user', 'TRUE', day(3)],
      ['agent', 'TRUE', day(4)],
      ['end-user', 'TRUE', day(5)],
    ] as const) {
      await importZendesk(database, userFile(role, active, at));
      deleted.push((await rows(database, 'requester'))[0]?.deleted);
    }
    expect(deleted).toEqual([0, 1, 0, 1, 0]);
    expect(await rows(database, 'agent')).toMatchObject([{ id: '20', name: 'Ada', active: 1 }]);
    await database.close();
  });

  it('reject what Zendesk cannot have meant, and take the rest', async () => {
    const database = await open();
    const summary = await importZendesk(
      database,
      ticketFile(
        `1,20,open,high,Fine,${day(1)},,`,
        `,20,open,high,No id,${day(1)},,`,
        `3,20,sleeping,high,No status,${day(1)},,`,
        `4,20,open,high,No day,2026-02-30 10:00:00,,`,
        `5,20,open,high,No list,${day(1)},7,`,
      ),
      file('user_data.csv', ['id,role,name', '20,robot,Ada']),
    );
    expect(summary.rejects.count).toBe(5);
    expect(readRejects()).toEqual([
      { column: 'id', value: '', reason: 'id is missing' },
      {
        column: 'status',
        value: 'sleeping',
        reason: 'status must be one of new, open, pending, hold, on-hold, on_hold, solved, closed, deleted',
      },
      { column: 'updated_at', value: '2026-02-30 10:00:00', reason: 'updated_at must be a day and time that exist' },
      { column: 'followup_ids', value: '7', reason: 'followup_ids must be a list of ticket ids' },
      { column: 'role', value: 'robot', reason: 'role must be one of end-user, agent, admin' },
    ]);
    expect((await rows(database, 'ticket')).map(({ id }) => id)).toEqual(['1']);
    await database.close();
  });

  it('point the tickets of a merged requester at the survivor, in whatever order they come', async () => {
    const requesters = file('people.csv', ['No,Name,Goes on as', 'old,Ada,new', 'new,Ada L.,']);
    const tickets = file('cases.csv', ['Case,Who,When', 'T1,old,2026-01-01', 'T2,new,2026-01-02']);
    const steps = [
      {
        path: requesters,
        mapping: { table: 'requester', columns: { id: 'No', name: 'Name', merged_into: 'Goes on as' } },
      },
      { path: tickets, mapping: { table: 'ticket', columns: { id: 'Case', requester_id: 'Who', created_at: 'When' } } },
    ];
    for (const order of [steps, steps.toReversed()]) {
      const database = await open();
      for (const { mapping, path } of order) await importPlain(database, mapping, path);
      expect((await rows(database, 'ticket')).map(({ requester_id }) => requester_id)).toEqual(['new', 'new']);
      expect(await rows(database, 'requester')).toMatchObject([
        { id: 'new', merged_into: null },
        { id: 'old', merged_into: 'new' },
      ]);
      await database.close();
    }
  });
});

describe("Zendesk's exports", () => {
  const parts: [name: string, header: string, ...lines: string[]][] = [
    ['user_data.csv', 'id,role,name,active,organization_id,updated_at', `20,end-user,Ada,TRUE,90,${day(1)}`],
    ['user_data.csv', 'id,role,name,active,organization_id,updated_at', `20,agent,Ada,TRUE,90,${day(3)}`],
    ['user_data.csv', 'id,role,name,active,organization_id,updated_at', `20,end-user,Ada L.,FALSE,90,${day(2)}`],
    ['ticket_data.csv', ticketHeader, `1,20,open,high,One,${day(1)},[2],`, `2,20,open,low,Two,${day(2)},,1`],
    ['ticket_data.csv', ticketHeader, `1,20,deleted,high,One,${day(3)},[2],`],
    ['domain_name_data.csv', 'organization_id,domain_name,_fivetran_synced', `90,x.example,${day(1)}`],
    ['organization_data.csv', 'id,name,updated_at', `90,X,${day(2)}`],
    ['ticket_comment_data.csv', 'id,ticket_id,user_id,body,public,created', `7,1,20,Help,TRUE,${day(1)}`],
    ['satisfaction_rating_data.csv', 'id,ticket_id,score,updated_at', `5,1,offered,${day(1)}`],
    ['satisfaction_rating_data.csv', 'id,ticket_id,score,updated_at', `5,1,bad,${day(2)}`],
    [
      'ticket_field_history_data.csv',
      'field_name,ticket_id,updated,value',
      `group_id,1,${day(2)},8`,
      `group_id,1,${day(1)},7`,
    ],
  ];
  const imported = async (order: typeof parts) => {
    const database = await openSupport();
    for (const [name, ...lines] of order) await importZendesk(database, file(name, lines));
    const found = await facts(database);
    await database.close();
    return found;
  };

  it('leave the same facts behind in any order, and however often they come', async () => {
    const expected = await imported(parts);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(parts, { minLength: parts.length }),
        fc.subarray(parts),
        async (all, again) => {
          expect(await imported([...all, ...again])).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('keep columns that support does not know as source attributes', async () => {
    const database = await openSupport();
    await importZendesk(database, file('group_data.csv', ['id,name,colour,empty', '7,Care,red,']));
    expect(await rows(database, 'agent_group')).toMatchObject([{ id: '7', attributes: '{"colour":"red"}' }]);
    await database.close();
  });
});
