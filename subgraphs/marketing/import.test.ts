import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { vendorFolder } from '../../test/engines/vendor-data.ts';
import { importFiles } from '../kit/import/import-files.ts';
import { parseMapping } from '../kit/import/mapping.ts';
import { plain } from './import/plain.ts';
import { marketingImport } from './import.ts';
import { feed, file, importHubspot, importTables, openMarketing, readRejects, rejectsPath, stored } from './testing.ts';

const synced = '2026-02-01 10:00:00';
const ada = {
  id: '1',
  _fivetran_deleted: 'FALSE',
  _fivetran_synced: synced,
  property_firstname: 'Ada',
  property_lastname: 'Lovelace',
  property_email: ' Ada@Example.com ',
  property_email_1: 'fcb67ef339b691956cc85fa12be6490c',
  property_phone: '+49 30 1234567',
  property_address: 'Main St 1',
  property_zip: '10115',
  property_country: 'DE',
  property_date_of_birth: '1990-12-10',
  property_company: 'Engines Ltd',
  property_loyalty_member_id: 'LM-7',
  property_loyalty_tier: 'Diamond',
  property_preferred_channel: 'WhatsApp',
  property_shirt_size: 'XL',
};

describe.each(dialects)("HubSpot's exports imported into $name", (dialect) => {
  const open = async () => openMarketing(await dialect.databaseUrl());

  it('tell identity what a contact is known by', async () => {
    const database = await open();
    await importTables(database, ['contact', [ada]]);
    expect(await feed(database)).toEqual([
      {
        type: 'upserted',
        entity: 'contact',
        entityId: '1',
        payload: {
          party: {
            kind: 'PERSON',
            name: 'Ada Lovelace',
            givenName: 'Ada',
            familyName: 'Lovelace',
            emails: ['Ada@Example.com'],
            phones: ['+49 30 1234567'],
            addresses: [{ street: 'Main St 1', city: null, region: null, postalCode: '10115', country: 'DE' }],
            birthDate: '1990-12-10',
            externalIds: [
              { system: 'marketing', value: '1' },
              { system: 'loyalty', value: 'LM-7' },
            ],
            taxIds: [],
            domains: [],
            employer: 'Engines Ltd',
            updatedAt: Date.UTC(2026, 1, 1, 10),
          },
        },
      },
    ]);
    await database.close();
  });

  it('follow merges that only the survivor tells, with or without their times, of contacts and of companies', async () => {
    const database = await open();
    const party = (id: string, merged: object = {}) => ({ id, _fivetran_synced: synced, ...merged });
    await importTables(
      database,
      [
        'contact',
        [
          party('1', { property_hs_calculated_merged_vids: '1:1572537500000;2:1572537600000;3:1572537700000' }),
          party('2'),
          party('3'),
        ],
      ],
      ['contact_list_member', [{ contact_id: '2', contact_list_id: '9', added_at: synced }]],
      ['company', [party('7', { property_hs_merged_object_ids: '8' }), party('8')]],
    );
    const merged = async (table: string) =>
      (await stored(database, table)).map(({ id, merged_into }) => [id, merged_into]);
    expect(await merged('contact')).toEqual([
      ['1', null],
      ['2', '1'],
      ['3', '1'],
    ]);
    expect(await stored(database, 'segment_member')).toMatchObject([{ contact_id: '1' }]);
    expect(await merged('company')).toEqual([
      ['7', null],
      ['8', '7'],
    ]);
    await database.close();
  });

  it('with their columns or their names in another order change nothing', async () => {
    const database = await open();
    const told = { id: '1', _fivetran_synced: synced, property_hat: 'L', property_shoe: '42' };
    const reversed = Object.fromEntries(Object.entries(told).reverse());
    await importTables(database, ['contact', [told]]);
    const pageVisit = (properties: object) => ({
      results: [
        { id: '5', objectId: '1', eventType: 'e_visited_page', occurredAt: '2026-01-07T00:00:00Z', properties },
      ],
    });
    const [one, other] = [
      { height: 1, place: { x: 1, y: 2 } },
      { place: { y: 2, x: 1 }, height: 1 },
    ];
    await importHubspot(database, file('behavioral_events.json', pageVisit(one)));
    const before = await feed(database);
    await importTables(database, ['contact', [reversed]]);
    await importHubspot(database, file('behavioral_events.json', pageVisit(other)));
    expect(await feed(database)).toEqual(before);
    expect(before).toHaveLength(2);
    await database.close();
  });

  it('keep a tier and a channel that have no word here, and columns that marketing does not know', async () => {
    const database = await open();
    await importTables(database, ['contact', [ada]]);
    expect(await stored(database, 'contact')).toMatchObject([
      {
        loyalty_tier: 'OTHER',
        loyalty_tier_name: 'Diamond',
        preferred_channel: 'OTHER',
        attributes: '{"property_shirt_size":"XL"}',
      },
    ]);
    await database.close();
  });

  it('tell identity about a company by name, domain and phone', async () => {
    const database = await open();
    const company = {
      id: '9',
      _fivetran_synced: synced,
      property_name: 'Engines Ltd',
      property_domain: 'engines.example',
    };
    await importTables(database, [
      'company',
      [{ ...company, is_deleted: 'false', property_phone: '+44 20 7946 0000' }],
    ]);
    expect(await feed(database)).toMatchObject([
      {
        entity: 'company',
        payload: {
          party: {
            kind: 'ORGANISATION',
            name: 'Engines Ltd',
            domains: ['engines.example'],
            phones: ['+44 20 7946 0000'],
            externalIds: [{ system: 'marketing', value: '9' }],
          },
        },
      },
    ]);
    await database.close();
  });

  it('take a contact whose date of birth, which HubSpot has as text, is no day, or may be two, and read other ways to write one', async () => {
    const database = await open();
    const contact = { id: '1', property_firstname: 'Ada', property_hs_email_optout: 'true' };
    const rows = ['05/04/1980', '1980-02-30', '1980-05-04', '4. Mai 1980', ''].map((property_date_of_birth, index) => {
      return { ...contact, id: String(index + 1), property_date_of_birth };
    });
    const { files, rejects } = await importHubspot(database, file('contact.csv', rows));
    expect(rejects.count).toBe(0);
    expect(files).toMatchObject([
      {
        passedOver: '2 rows of contact say in property_date_of_birth what is no day, or may be two, kept as attributes',
      },
    ]);
    const stated = (text: string) => JSON.stringify({ property_date_of_birth: text });
    expect(await stored(database, 'contact')).toMatchObject([
      { birth_date: null, email_opt_out: 1, attributes: stated('05/04/1980') },
      { birth_date: null, email_opt_out: 1, attributes: stated('1980-02-30') },
      { birth_date: '1980-05-04', email_opt_out: 1, attributes: null },
      { birth_date: '1980-05-04', email_opt_out: 1, attributes: null },
      { birth_date: null, email_opt_out: 1, attributes: null },
    ]);
    await database.close();
  });

  it('put each bad row into the rejects file with line, column, value and reason, and take the rest', async () => {
    const database = await open();
    const said = { contact_id: '1', channel: 'EMAIL', purpose: 'MARKETING', status: 'SUBSCRIBED', timestamp: synced };
    await importTables(database, [
      'communication_preference',
      [
        said,
        { ...said, contact_id: '' },
        { ...said, channel: 'FAX' },
        { ...said, purpose: 'SPAM' },
        { ...said, status: 'PERHAPS' },
        { ...said, timestamp: '2026-02-30 10:00:00' },
        { ...said, purpose: 'NEWSLETTER', legal_basis: 'A new one' },
      ],
    ]);
    expect(readRejects()).toEqual([
      { line: 3, column: 'contact_id', value: '', reason: 'contact_id is missing' },
      { line: 4, column: 'channel', value: 'FAX', reason: 'channel must be one of email, phone, sms, post, push' },
      {
        line: 5,
        column: 'purpose',
        value: 'SPAM',
        reason: 'purpose must be one of marketing, newsletter, research, service, profiling',
      },
      {
        line: 6,
        column: 'status',
        value: 'PERHAPS',
        reason:
          'status must be one of subscribed, granted, opted_in, unsubscribed, withdrawn, opted_out, not_specified, not_subscribed, never_subscribed, pending, cleaned, archived',
      },
      {
        line: 7,
        column: 'timestamp',
        value: '2026-02-30 10:00:00',
        reason: 'timestamp must be a day and time that exist',
      },
    ]);
    expect(await stored(database, 'consent')).toMatchObject([
      { purpose: 'MARKETING', status: 'GRANTED', legal_basis: null },
      { purpose: 'NEWSLETTER', status: 'GRANTED', legal_basis: 'OTHER' },
    ]);
    await database.close();
  });

  it.each([
    ['NPS', '11', 'property_hs_value must be 0 to 10: it answers an NPS question'],
    ['CSAT', '-1', 'property_hs_value must be a whole number of at least 0'],
    ['CSAT', 'good', 'property_hs_value must be a whole number'],
  ])('refuse an answer to %s of %s', async (property_hs_survey_type, property_hs_value, reason) => {
    const database = await open();
    const answer = { id: '1', contact_id: '1', property_hs_submission_timestamp: synced };
    await importTables(database, ['feedback_submission', [{ ...answer, property_hs_survey_type, property_hs_value }]]);
    expect(readRejects()).toMatchObject([{ column: 'property_hs_value', reason }]);
    await database.close();
  });

  it('of the real connector are taken in whole, and a second time change nothing', async (context) => {
    const folder = vendorFolder('hubspot');
    if (!folder) return context.skip();
    const database = await open();
    const first = await importHubspot(database, folder);
    const second = await importHubspot(database, folder);
    const changed = (summary: typeof first) =>
      summary.files.reduce(
        (sum, { counts }) => sum + counts.inserted + counts.updated + counts.deleted + counts.merged,
        0,
      );
    expect(first.rejects.count).toBe(0);
    expect(first.files.map(({ leftOut }) => leftOut ?? '').filter((reason) => reason.includes('no place'))).toEqual([]);
    expect([changed(first), changed(second)]).toEqual([1360, 0]);
    expect(await stored(database, 'contact')).toHaveLength(22);
    expect((await stored(database, 'contact')).filter((row) => row.merged_into === '78971951')).toHaveLength(3);
    expect(await stored(database, 'counted_engagement')).toHaveLength(102);
    await database.close();
  });
});

describe('a generic file', () => {
  it('fills plain tables through its mapping, by contact or by email', async () => {
    const database = await openMarketing();
    const mapping = parseMapping(
      JSON.stringify({
        table: 'engagement',
        columns: { id: 'Nr', email: 'An', kind: 'Art', occurred_at: 'Zeit' },
        delimiter: ';',
      }),
      plain,
    );
    const paths = [file('ereignisse.csv', `Nr;An;Art;Zeit\n1;Ada@Example.com;email_unsubscribed;${synced}\n`)];
    await importFiles({ database, department: marketingImport, format: 'generic', paths, mapping, rejectsPath });
    expect(await stored(database, 'engagement')).toMatchObject([
      { id: '1', addressee: 'email:ada@example.com', kind: 'EMAIL_UNSUBSCRIBED' },
    ]);
    expect(await stored(database, 'consent')).toMatchObject(
      ['MARKETING', 'NEWSLETTER', 'PROFILING', 'RESEARCH'].map((purpose) => ({
        addressee: 'email:ada@example.com',
        channel: 'EMAIL',
        purpose,
        status: 'WITHDRAWN',
      })),
    );
    await database.close();
  });

  it.each([
    ['unsubscribed', 'WITHDRAWN'],
    ['Opted out', 'WITHDRAWN'],
    ['NEVER_SUBSCRIBED', 'NOT_SPECIFIED'],
    ['cleaned', 'NOT_SPECIFIED'],
    ['opted-in', 'GRANTED'],
  ])('takes %s, as others who send mail call it, for %s where somebody had subscribed', async (word, status) => {
    const database = await openMarketing();
    const mapping = parseMapping(
      JSON.stringify({
        table: 'consent',
        columns: {
          id: 'LEID',
          email: 'Email',
          status: 'Status',
          changed_at: 'LAST_CHANGED',
          updated_at: 'LAST_CHANGED',
        },
        constants: { channel: 'EMAIL', purpose: 'NEWSLETTER' },
      }),
      plain,
    );
    for (const said of [`subscribed,2026-01-01`, `${word},2026-02-01`]) {
      const paths = [file('members.csv', `LEID,Email,Status,LAST_CHANGED\n1,ada@example.com,${said}\n`)];
      const options = { database, department: marketingImport, format: 'generic', paths, mapping, rejectsPath };
      expect((await importFiles(options)).rejects.count).toBe(0);
    }
    expect(await stored(database, 'consent')).toMatchObject([{ id: '1', status, changed_at: Date.UTC(2026, 1, 1) }]);
    await database.close();
  });

  it.each(['unsubscribe', 'Unsubscribed', 'list-unsubscribe'])(
    'has an unsubscribe in an event that is called %s',
    async (kind) => {
      const database = await openMarketing();
      const columns = { id: 'sg_event_id', email: 'email', kind: 'event', occurred_at: 'timestamp' };
      const mapping = parseMapping(JSON.stringify({ table: 'engagement', columns }), plain);
      const event = { sg_event_id: 'e1', email: 'ada@example.com', event: kind, timestamp: 1767312000 };
      const paths = [file('mail_events.jsonl', event)];
      await importFiles({ database, department: marketingImport, format: 'generic', paths, mapping, rejectsPath });
      expect(await stored(database, 'engagement')).toMatchObject([{ kind: 'EMAIL_UNSUBSCRIBED', source_kind: kind }]);
      expect(await stored(database, 'consent')).toHaveLength(4);
      await database.close();
    },
  );

  it('has no unsubscribe from email in one from text messages', async () => {
    const database = await openMarketing();
    const columns = { id: 'id', email: 'email', kind: 'event', channel: 'by', occurred_at: 'at' };
    const mapping = parseMapping(JSON.stringify({ table: 'engagement', columns }), plain);
    const event = { id: 'e1', email: 'ada@example.com', event: 'unsubscribed', by: 'sms', at: 1767312000 };
    const paths = [file('mail_events.jsonl', event)];
    await importFiles({ database, department: marketingImport, format: 'generic', paths, mapping, rejectsPath });
    expect(await stored(database, 'engagement')).toMatchObject([{ kind: 'OTHER', source_kind: 'unsubscribed' }]);
    expect(await stored(database, 'consent')).toEqual([]);
    await database.close();
  });

  it('of which a mapping misspells a column is refused by its name, and empties nothing', async () => {
    const database = await openMarketing();
    const contacts = file('kontakte.csv', 'Nr,E-Mail\n1,ada@example.com\n');
    const importBy = async (columns: Record<string, string>) => {
      const mapping = parseMapping(JSON.stringify({ table: 'contact', columns }), plain);
      const options = { database, department: marketingImport, format: 'generic', paths: [contacts], rejectsPath };
      return (await importFiles({ ...options, mapping })).files;
    };
    await importBy({ id: 'Nr', email: 'E-Mail' });
    expect(await importBy({ id: 'Nr', email: 'E-Mial' })).toMatchObject([
      { rows: 0, problem: 'no column is called "E-Mial": the first line names Nr, E-Mail' },
    ]);
    expect(await stored(database, 'contact')).toMatchObject([{ id: '1', email: 'ada@example.com' }]);
    await database.close();
  });
});
