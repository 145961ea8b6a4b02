import { describe, expect, it } from 'vitest';
import { createdColumn, sameThings } from './api-fixture.ts';
import {
  contents,
  file,
  importHubspot,
  importTables,
  openMarketing,
  type Row,
  readRejects,
  stored,
} from './testing.ts';

describe("HubSpot's API", () => {
  it.each(sameThings)('gives the same rows for %s as a connector’s export', async (_name, apiFile, api, tables) => {
    const fromApi = await openMarketing();
    const fromCsv = await openMarketing();
    const { rejects } = await importHubspot(fromApi, file(apiFile, api));
    await importTables(fromCsv, ...tables);
    expect(rejects.count).toBe(0);
    const rows: Row = await contents(fromApi);
    expect(rows).toEqual(await contents(fromCsv));
    expect(Object.values(rows).flat()).not.toEqual([]);
    await fromApi.close();
    await fromCsv.close();
  });

  it('may list things by the name of their file', async () => {
    const database = await openMarketing();
    const companies = [{ id: '1', properties: { name: 'Engines' } }];
    await importHubspot(database, file('companies.json', { companies, offset: 0 }));
    expect(await stored(database, 'company')).toMatchObject([{ id: '1', name: 'Engines' }]);
    await database.close();
  });

  it('deletes what it says was archived, with what was known of it', async () => {
    const database = await openMarketing();
    await importTables(database, [
      'contact',
      [{ id: '1', _fivetran_synced: createdColumn, property_email: 'ada@example.com' }],
    ]);
    await importHubspot(
      database,
      file('contacts.json', { results: [{ id: '1', archived: true, archivedAt: '2026-01-07T00:00:00Z' }] }),
    );
    expect(await stored(database, 'contact')).toMatchObject([{ id: '1', deleted: 1, email: null }]);
    await database.close();
  });

  it('leaves an opt-out said where a newer contact was asked for without it, and takes it back where it says so', async () => {
    const database = await openMarketing();
    const importing = async (day: string, properties: object) => {
      const contact = {
        id: '1',
        updatedAt: `2026-01-${day}T00:00:00Z`,
        properties: { firstname: 'Ada', ...properties },
      };
      await importHubspot(database, file('contacts.json', { results: [contact] }));
      return (await stored(database, 'contact')).map(({ email_opt_out, phone }) => [email_opt_out, phone]);
    };
    expect(await importing('01', { hs_email_optout: 'true', phone: '1' })).toEqual([[1, '1']]);
    expect(await importing('02', {})).toEqual([[1, null]]);
    expect(await importing('03', { hs_email_optout: 'false' })).toEqual([[0, null]]);
    await database.close();
  });

  it('has the submissions of a form by the address in it, of which no id and no other field tells', async () => {
    const database = await openMarketing();
    const values = [
      { name: 'message', value: 'Call me', objectTypeId: '0-1' },
      { name: 'email', value: 'Ada@x.example', objectTypeId: '0-1' },
    ];
    const submission = { submittedAt: 1767312000000, formId: 'f1', pageUrl: 'https://shop.example', values };
    const { rejects } = await importHubspot(
      database,
      file('form_submissions.json', { results: [{ ...submission, conversionId: 'c1' }, submission] }),
    );
    expect(rejects.count).toBe(0);
    const engagements = await stored(database, 'engagement');
    const told = { addressee: 'email:ada@x.example', kind: 'FORM_SUBMITTED', form_id: 'f1', attributes: null };
    expect(engagements).toMatchObject([told, told]);
    expect(engagements.map(({ id }) => id)).toEqual([expect.stringMatching(/^form:[\da-f]{64}$/), 'form:c1']);
    await database.close();
  });

  it('withdraws consent of who leaves all subscriptions in the timeline of them, and leaves out other changes', async () => {
    const database = await openMarketing();
    const item = (recipient: string, changeType: string) => ({
      timestamp: Date.UTC(2026, 0, 4),
      portalId: 62515,
      recipient,
      changes: [{ change: 'UNSUBSCRIBED', source: 'SOURCE_RECIPIENT', portalId: 62515, changeType }],
    });
    const timeline = [item('Ada@x.example', 'PORTAL_STATUS'), item('bo@x.example', 'SUBSCRIPTION_STATUS')];
    for (const name of ['timeline.json', 'subscription_changes.json']) {
      const { files, rejects } = await importHubspot(database, file(name, { hasMore: false, offset: 'C', timeline }));
      expect(rejects.count).toBe(0);
      expect(files).toMatchObject([{ passedOver: expect.stringMatching(/^1 rows of part_of_subscription_change/) }]);
    }
    const withdrawn = await stored(database, 'consent');
    expect(withdrawn.map(({ addressee, purpose, status }) => [addressee, purpose, status])).toEqual(
      ['MARKETING', 'NEWSLETTER', 'PROFILING', 'RESEARCH'].map((purpose) => [
        'email:ada@x.example',
        purpose,
        'WITHDRAWN',
      ]),
    );
    await database.close();
  });

  it('deletes and merges what its webhooks tell of, and leaves out their events of one property', async () => {
    const database = await openMarketing();
    const contact = (id: string) => ({
      id,
      properties: { email: `c${id}@example.com` },
      updatedAt: '2026-01-02T00:00:00Z',
    });
    await importHubspot(
      database,
      file('contacts.json', { results: ['1', '2', '3', '4', '5', '6'].map(contact) }),
      file('companies.json', { results: [{ id: '1', properties: { name: 'Engines' } }] }),
    );
    const event = (subscriptionType: string, what: object) => [
      { eventId: 1, portalId: 62515, occurredAt: Date.UTC(2026, 1, 1), subscriptionType, attemptNumber: 0, ...what },
    ];
    const { files, rejects } = await importHubspot(
      database,
      file(
        'webhooks.jsonl',
        JSON.stringify([
          ...event('contact.propertyChange', { objectId: 1, propertyName: 'email', propertyValue: 'x@example.com' }),
          ...event('contact.deletion', { objectId: 2, changeFlag: 'DELETED' }),
          ...event('object.deletion', { objectId: 3, objectTypeId: '0-1' }),
          ...event('object.deletion', { objectId: 1, objectTypeId: '0-3' }),
          ...event('contact.privacyDeletion', { objectId: 4 }),
          ...event('contact.merge', { primaryObjectId: 5, mergedObjectIds: [6], newObjectId: 5 }),
          ...event('company.deletion', { objectId: 1, changeFlag: 'DELETED' }),
          ...event('contact.associationChange', { fromObjectId: 1, toObjectId: 2, associationRemoved: true }),
        ]),
      ),
    );
    expect(rejects.count).toBe(0);
    expect(files).toMatchObject([{ counts: { deleted: 4, merged: 1 }, passedOver: expect.stringMatching(/^3 rows/) }]);
    expect(await stored(database, 'contact')).toMatchObject([
      { id: '1', deleted: 0, email: 'c1@example.com' },
      ...['2', '3', '4'].map((id) => ({ id, deleted: 1, email: null })),
      { id: '5', deleted: 0, merged_into: null },
      { id: '6', merged_into: '5' },
    ]);
    expect(await stored(database, 'company')).toMatchObject([{ id: '1', deleted: 1, name: null }]);
    await database.close();
  });

  it.each(['jsonl', 'csv'])('deletes what Airbyte lists as archived in files of their own, as %s', async (ending) => {
    const database = await openMarketing();
    const contact = { id: '1', properties: { email: 'ada@example.com' }, updatedAt: '2026-01-02T00:00:00Z' };
    await importHubspot(
      database,
      file('contacts.json', { results: [contact] }),
      file('companies.json', { results: [{ id: '1', properties: { name: 'Engines' } }] }),
    );
    const archived = { ...contact, archived: true, archivedAt: '2026-01-07T00:00:00Z' };
    const columns = 'id,properties,updatedAt,archived,archivedAt';
    const row = '1,{},2026-01-02T00:00:00Z,true,2026-01-07T00:00:00Z';
    const content = ending === 'csv' ? `${columns}\n${row}\n` : `${JSON.stringify(archived)}\n`;
    const paths = ['contacts_archived', 'companies_archived'].map((name) => file(`${name}.${ending}`, content));
    const { files } = await importHubspot(database, ...paths);
    expect(files).toMatchObject([{ counts: { deleted: 1 } }, { counts: { deleted: 1 } }]);
    expect(await stored(database, 'contact')).toMatchObject([{ id: '1', deleted: 1, email: null }]);
    expect(await stored(database, 'company')).toMatchObject([{ id: '1', deleted: 1, name: null }]);
    await database.close();
  });

  it('is read from a CSV file too, whose connector writes an object’s properties as JSON', async () => {
    const database = await openMarketing();
    const csv = file(
      'contact.csv',
      'id,properties,createdAt,updatedAt,archived,properties_email\n' +
        '1,"{""email"":""ada@example.com"",""firstname"":""Ada""}",2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,false,ada@example.com\n' +
        '2,"{""email"":""bo@example.com""}",2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,true,bo@example.com\n',
    );
    await importHubspot(database, csv);
    expect(await stored(database, 'contact')).toMatchObject([
      { id: '1', deleted: 0, email: 'ada@example.com', given_name: 'Ada', version: Date.UTC(2026, 0, 2) },
      { id: '2', deleted: 1, email: null },
    ]);
    await database.close();
  });

  it.each(['properties_', 'properties__'])(
    'is read where a connector took properties apart into %s…',
    async (before) => {
      const times = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-02T00:00:00Z' };
      const of = (id: string, archived: boolean, email: string) => ({
        ...{ id, ...times, archived },
        ...{ [`${before}email`]: email, [`${before}firstname`]: 'Ada', [`${before}hs_email_optout`]: 'true' },
      });
      const objects = [of('1', false, 'ada@example.com'), of('2', true, 'bo@example.com')];
      const table = [Object.keys(objects[0] ?? {}), ...objects.map((object) => Object.values(object))];
      const files = [
        file('contacts.json', { results: objects }),
        file('contacts.csv', table.map((line) => `${line.join(',')}\n`).join('')),
      ];
      for (const each of files) {
        const database = await openMarketing();
        await importHubspot(database, each);
        expect(await stored(database, 'contact')).toMatchObject([
          { id: '1', email: 'ada@example.com', given_name: 'Ada', email_opt_out: 1, version: Date.UTC(2026, 0, 2) },
          { id: '2', deleted: 1, email: null },
        ]);
        await database.close();
      }
    },
  );

  it.each([
    'id,type,recipient,created,portalId,emailCampaignId,portalSubscriptionStatus,_sdc_sequence',
    'id,type,recipient,created,portalid,emailcampaignid,portalsubscriptionstatus,_sdc_sequence',
    'ID,TYPE,RECIPIENT,CREATED,PORTALID,EMAILCAMPAIGNID,PORTALSUBSCRIPTIONSTATUS,_SDC_SEQUENCE',
  ])('tells of an unsubscribe in a CSV file too, whose columns are %s', async (columns) => {
    const database = await openMarketing();
    const row = 'e1,STATUSCHANGE,ada@example.com,1767312000000,1,5,UNSUBSCRIBED,1';
    await importHubspot(database, file('email_events.csv', `${columns}\n${row}\n`));
    expect(await stored(database, 'engagement')).toMatchObject([{ id: 'email:e1', campaign_id: '5' }]);
    expect(await stored(database, 'email_event_detail')).toMatchObject([
      { id: 'email:e1', subscription_status: 'UNSUBSCRIBED' },
    ]);
    await database.close();
  });

  it('is read from the files of a connector that puts each object into an envelope', async () => {
    const object = { id: '1', properties: { email: 'ada@example.com' }, updatedAt: '2026-01-02T00:00:00Z' };
    const files = [
      file('contacts.jsonl', { _airbyte_raw_id: 'r1', _airbyte_extracted_at: 1767312000000, _airbyte_data: object }),
      file('contact.csv', `_airbyte_raw_id,_airbyte_data\nr1,"${JSON.stringify(object).replaceAll('"', '""')}"\n`),
    ];
    for (const each of files) {
      const database = await openMarketing();
      const { rejects } = await importHubspot(database, each);
      expect(rejects.count).toBe(0);
      expect(await stored(database, 'contact')).toMatchObject([
        { id: '1', email: 'ada@example.com', attributes: null },
      ]);
      await database.close();
    }
  });

  it('has no segment in a list of companies, whose ids may be those of contacts', async () => {
    const database = await openMarketing();
    const lists = [
      { listId: '11', name: 'Readers', objectTypeId: '0-1', processingType: 'DYNAMIC' },
      { listId: '12', name: 'Partners', objectTypeId: '0-2', processingType: 'MANUAL' },
      { listId: '13', name: 'Boats', objectTypeId: '2-3456', processingType: 'MANUAL' },
    ];
    await importHubspot(database, file('lists.json', { lists }));
    expect(await stored(database, 'segment')).toMatchObject([
      { id: '11', deleted: 0, name: 'Readers' },
      { id: '12', deleted: 1 },
      { id: '13', deleted: 1 },
    ]);
    await database.close();
  });

  it('has contacts and companies of its first version, with addresses and merges of their own', async () => {
    const database = await openMarketing();
    const emails = [
      { type: 'LEAD_GUID', value: 'f9d728f1', timestamp: 1 },
      { type: 'EMAIL', value: 'ada@x.example', timestamp: 1, 'is-primary': true },
      { type: 'EMAIL', value: 'ada@old.example', timestamp: 1, 'is-secondary': true },
    ];
    const contact = {
      ...{ addedAt: 1390574181854, vid: 7, 'canonical-vid': 7, 'merged-vids': [7, 6], 'portal-id': 62515 },
      properties: {
        firstname: { value: 'Ada' },
        lastmodifieddate: { value: '1483461406481' },
        hs_email_optout: { value: 'true' },
      },
      'form-submissions': [],
      'identity-profiles': [{ vid: 7, 'deleted-changed-timestamp': 0, identities: emails }],
      'merge-audits': [],
    };
    const company = { portalId: 62515, companyId: 8, isDeleted: false, properties: { name: { value: 'Engines' } } };
    const { files, rejects } = await importHubspot(
      database,
      file('contacts.json', { contacts: [contact], 'has-more': false, 'vid-offset': 7 }),
      file('companies.json', {
        companies: [company, { ...company, companyId: 9, isDeleted: true }],
        'has-more': false,
      }),
    );
    expect(rejects.count).toBe(0);
    expect(await stored(database, 'contact')).toMatchObject([
      { id: '7', given_name: 'Ada', email: 'ada@x.example', email_opt_out: 1, version: 1483461406481 },
    ]);
    expect(await stored(database, 'contact_email')).toMatchObject([
      { addressee: 'email:ada@old.example' },
      { addressee: 'email:ada@x.example' },
    ]);
    expect(files).toMatchObject([{ counts: { inserted: 1, merged: 1 } }, { counts: { inserted: 1, deleted: 1 } }]);
    expect(await stored(database, 'company')).toMatchObject([
      { id: '8', name: 'Engines', deleted: 0 },
      { id: '9', deleted: 1 },
    ]);
    await database.close();
  });

  it('has no event of a contact in one of a company, whose id may be that of a contact', async () => {
    const database = await openMarketing();
    const event = (id: string, objectType: string) => ({
      ...{ id, objectType, objectId: '1', eventType: 'e_visited_page', occurredAt: '2026-01-01T00:00:00Z' },
      properties: {},
    });
    const results = [event('a', 'CONTACT'), event('b', 'COMPANY'), event('c', 'contact'), event('d', 'DEAL')];
    await importHubspot(database, file('behavioral_events.json', { results }));
    const engagements = await stored(database, 'engagement');
    expect(engagements.filter(({ deleted }) => deleted === 0).map(({ id }) => id)).toEqual(['event:a', 'event:c']);
    await database.close();
  });

  it('is read as its first version wrote it, in files that are called as Airbyte does', async () => {
    const database = await openMarketing();
    const time = 1767312000000;
    const { rejects } = await importHubspot(
      database,
      file('contacts_form_submissions.jsonl', {
        ...{ 'canonical-vid': 1, 'conversion-id': 'c1', 'form-id': 'f1' },
        ...{ timestamp: time, title: 'Demo', 'page-url': 'https://shop.example' },
      }),
      file('contacts_list_memberships.jsonl', {
        ...{ 'canonical-vid': 1, 'static-list-id': 60, 'internal-list-id': 214, timestamp: time, vid: 1 },
        'is-member': true,
      }),
      file('contacts_merged_audit.jsonl', { 'canonical-vid': 1, 'vid-to-merge': 2, timestamp: time }),
      file('contacts.jsonl', { id: '2', properties: { email: 'ada@old.example' }, updatedAt: '2026-01-01T00:00:00Z' }),
    );
    expect(rejects.count).toBe(0);
    expect(await stored(database, 'engagement')).toMatchObject([
      { id: 'form:c1', addressee: '1', form_id: 'f1', url: 'https://shop.example', occurred_at: time },
    ]);
    expect(await stored(database, 'segment_member')).toMatchObject([
      { segment_id: '60', contact_id: '1', added_at: time },
    ]);
    expect(await stored(database, 'contact')).toMatchObject([{ id: '2', merged_into: '1' }]);
    await database.close();
  });

  it.each([
    ...['contacts_property_history', 'companies_property_history', 'deals_archived', 'owners_archived', 'workflows'],
    ...['engagements_calls', 'line_items', 'leads', 'email_subscriptions', 'marketing_emails'],
    ...['engagements_calls_archived', 'tickets_archived', 'companies_web_analytics', 'tickets_web_analytics', 'quotes'],
  ])('has %s of Airbyte, which are left out', async (stream) => {
    const database = await openMarketing();
    const { files, rejects } = await importHubspot(database, file(`${stream}.jsonl`, { id: '1', properties: {} }));
    expect(rejects.count).toBe(0);
    expect(files).toMatchObject([{ passedOver: expect.stringMatching(/^1 rows of \w+ are left out/) }]);
    await database.close();
  });

  it('names objects that marketing has no place for in the rejects, and passes over those that others own', async () => {
    const database = await openMarketing();
    await importHubspot(database, file('deals.json', { results: [{ id: '1', properties: {} }] }));
    const { rejects } = await importHubspot(database, file('rockets.json', { results: [{ id: '1', properties: {} }] }));
    expect(rejects.count).toBe(1);
    expect(readRejects()).toMatchObject([{ reason: 'there is no place for rocket here' }]);
    await database.close();
  });
});
