import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../test/engines/dialects.ts';
import { addresseesOf } from './repository/contacts.ts';
import {
  contents,
  feed,
  file,
  importHubspot,
  importTables,
  openMarketing,
  type Row,
  stored,
  type Table,
} from './testing.ts';

const at = (minute: number) => ({ _fivetran_synced: `2026-01-01 00:${String(minute).padStart(2, '0')}:00` });

describe.each(dialects)('rows that reach $name in any order', (dialect) => {
  const open = async () => openMarketing(dialect.name === 'sqlite' ? ':memory:' : await dialect.databaseUrl());

  async function endAlike(history: Table[], expected: Row): Promise<void> {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(history, { minLength: history.length }), async (order) => {
        const database = await open();
        await importTables(database, ...order, ...order.slice(0, 2));
        expect(await contents(database)).toMatchObject(expected);
        await database.close();
      }),
      { seed: 7, numRuns: dialect.name === 'sqlite' ? 25 : 4 },
    );
  }

  it('leave the newest of several observations that one export brings, and none that was taken back', async () => {
    const observed = (attribute: string, value: string, day: number, more: Row = {}) => ({
      ...{ contact_id: '1', provider: 'Atlas', attribute, value, observed_at: `2026-01-0${day}` },
      ...{ _fivetran_synced: '2026-02-01', ...more },
    });
    await endAlike(
      [
        ['contact_enrichment', [observed('INCOME', 'high', 3)]],
        ['contact_enrichment', [observed('INCOME', 'low', 2)]],
        ['contact_enrichment', [observed('CHILDREN', '2', 1)]],
        ['contact_enrichment', [observed('CHILDREN', '2', 2, { _fivetran_deleted: true })]],
      ],
      { enrichment: [{ attribute: 'INCOME', value: 'high' }] },
    );
  });

  it('leave what hung on a contact that was merged twice with the last survivor', async () => {
    await endAlike(
      [
        ['contact', [{ id: '1', ...at(0), property_email: 'ada@old.example', _fivetran_deleted: true }]],
        ['contact', [{ id: '2', ...at(1), property_email: 'ada@example.com', property_hs_merged_object_ids: '1' }]],
        ['contact', [{ id: '3', ...at(2), property_firstname: 'Ada' }]],
        ['contact_merge_audit', [{ canonical_vid: '3', vid_to_merge: '2', ...at(3) }]],
        ['contact_list_member', [{ contact_id: '1', contact_list_id: '9', ...at(0) }]],
        [
          'communication_preference',
          [{ contact_id: '1', channel: 'SMS', purpose: 'SERVICE', status: 'SUBSCRIBED', timestamp: '2026-01-01' }],
        ],
        ['behavioral_event', [{ id: '5', contact_id: '2', event_type: 'WEB_SEARCH', occurred_at: '2026-01-01' }]],
        ['loyalty_movement', [{ id: '6', contact_id: '1', property_points: -5, property_occurred_at: '2026-01-01' }]],
      ],
      {
        contact: [
          { id: '2', merged_into: '3' },
          { id: '3', merged_into: null },
        ],
        segment_member: [{ contact_id: '3' }],
        consent: [{ addressee: '3' }],
        engagement: [{ addressee: '3' }],
        loyalty_movement: [{ contact_id: '3', points: -5 }],
      },
    );
  });

  it('leave the newest version, and nothing of what was deleted last', async () => {
    const list = { id: '9', name: 'Readers' };
    const member = { contact_id: '1', contact_list_id: '9' };
    await endAlike(
      [
        ['contact', [{ id: '1', ...at(0), property_firstname: 'Ada' }]],
        ['contact', [{ id: '1', ...at(9), property_firstname: 'Augusta' }]],
        ['contact_list', [{ ...list, ...at(1) }]],
        ['contact_list', [{ ...list, ...at(2), _fivetran_deleted: true }]],
        ['contact_list_member', [{ ...member, ...at(3), _fivetran_deleted: true }]],
        ['contact_list_member', [{ ...member, ...at(2) }]],
      ],
      { contact: [{ id: '1', given_name: 'Augusta' }], segment: [], segment_member: [] },
    );
  });

  it('leave the addresses of a contact that HubSpot deleted to whom it was merged into, and nobody those of another', async () => {
    const contacts = [
      { id: '1', ...at(1), property_email: 'ada@old.example', _fivetran_deleted: true },
      { id: '2', ...at(1), property_email: 'ada@example.com' },
      { id: '3', ...at(1), property_email: 'gone@example.com', _fivetran_deleted: true },
    ];
    const merge = [{ canonical_vid: '2', vid_to_merge: '1', ...at(3) }];
    const files = [file('contact.csv', contacts), file('contact_merge_audit.csv', merge)];
    for (const order of [files, files.toReversed()]) {
      const database = await open();
      await importHubspot(database, ...order);
      expect(await stored(database, 'contact_email')).toMatchObject([
        { id: '1 email:ada@old.example', contact_id: '2' },
        { id: '2 email:ada@example.com', contact_id: '2' },
      ]);
      expect(await addresseesOf({ database }, ['2'])).toEqual(['2', 'email:ada@example.com', 'email:ada@old.example']);
      await importTables(database, ['contact', [{ id: '2', ...at(4), _fivetran_deleted: true }]]);
      expect(await stored(database, 'contact_email')).toEqual([]);
      await importHubspot(database, ...order);
      expect(await stored(database, 'contact_email')).toEqual([]);
      await database.close();
    }
  });

  it('tell identity once of a change, of a merge and of a deletion', async () => {
    const database = await open();
    const told = async () => (await feed(database)).map(({ type, entityId }) => `${type} ${entityId}`);
    const contacts: Table = [
      'contact',
      [
        { id: '1', ...at(0), property_firstname: 'Ada' },
        { id: '2', ...at(0) },
      ],
    ];
    const merge: Table = ['contact_merge_audit', [{ canonical_vid: '2', vid_to_merge: '1', ...at(3) }]];
    const deletion: Table = ['contact', [{ id: '2', ...at(4), _fivetran_deleted: true }]];
    await importTables(database, contacts, contacts, merge, merge, deletion, deletion, contacts);
    expect(await told()).toEqual(['upserted 1', 'upserted 2', 'merged 1', 'deleted 2']);
    expect(await stored(database, 'contact')).toMatchObject([
      { id: '1', merged_into: '2' },
      { id: '2', deleted: 1 },
    ]);
    await database.close();
  });
});
