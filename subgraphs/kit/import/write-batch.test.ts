import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/engines/dialects.ts';
import type { AnyDatabase } from '../database.ts';
import { openDepartmentDatabase } from '../department.ts';
import { databaseChangeSource } from '../outbox.ts';
import { createPartyTable, createRowTable } from '../row-table.ts';
import type { Entities, MergeRows, RowChange, UpsertRow } from './row-change.ts';
import { finalVersion } from './row-change.ts';
import { writeBatch } from './write-batch.ts';

const migrations = {
  '001-shop': {
    async up(kysely: Parameters<typeof createRowTable>[0]) {
      await createPartyTable(kysely, 'buyer').addColumn('name', 'text').execute();
      await createRowTable(kysely, 'sale').addColumn('buyer_id', 'text').addColumn('amount', 'bigint').execute();
    },
  },
};

const entities: Entities = {
  buyer: {
    table: 'buyer',
    toParty: (_id, values, updatedAt) => ({
      kind: 'PERSON',
      name: String(values.name),
      givenName: null,
      familyName: null,
      emails: [],
      phones: [],
      addresses: [],
      birthDate: null,
      externalIds: [],
      taxIds: [],
      domains: [],
      employer: null,
      updatedAt,
    }),
  },
  sale: { table: 'sale', references: { buyer_id: 'buyer' } },
};

const buyer = (id: string, version: number | null, name: string, deleted = false): UpsertRow => ({
  kind: 'row',
  entity: 'buyer',
  id,
  version,
  deleted,
  values: { name, attributes: null },
});
const sale = (id: string, version: number, buyerId: string): UpsertRow => ({
  kind: 'row',
  entity: 'sale',
  id,
  version,
  deleted: false,
  values: { buyer_id: buyerId, amount: 5, attributes: null },
});
const merge = (loser: string, survivor: string, version: number): MergeRows => ({
  kind: 'merge',
  entity: 'buyer',
  loser,
  survivor,
  version,
});

async function contents(database: AnyDatabase): Promise<unknown> {
  const buyers = await sql`select id, version, name, deleted, merged_into from buyer order by id`.execute(
    database.untyped,
  );
  const sales = await sql`select id, buyer_id from sale order by id`.execute(database.untyped);
  return { buyers: buyers.rows, sales: sales.rows };
}

async function feed(database: AnyDatabase): Promise<string[]> {
  const { changes } = await databaseChangeSource('shop', database).read(0, 1000);
  return changes.map(({ type, entity, entityId }) => `${type} ${entity} ${entityId}`);
}

describe.each(dialects)('rows written to $name', (mode) => {
  async function shop(): Promise<AnyDatabase> {
    return openDepartmentDatabase({ migrations }, await mode.databaseUrl());
  }

  it('once are there with one outbox entry each, twice change nothing', async () => {
    const database = await shop();
    const first = await writeBatch(database, entities, [buyer('a', 1, 'Ada'), sale('s', 1, 'a')]);
    const second = await writeBatch(database, entities, [buyer('a', 1, 'Ada'), sale('s', 1, 'a')]);
    expect(first.counts).toMatchObject({ inserted: 2, unchanged: 0 });
    expect(second.counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    expect(await feed(database)).toEqual(['upserted buyer a', 'upserted sale s']);
    await database.close();
  });

  it('are replaced by a newer version and not by an older one', async () => {
    const database = await shop();
    await writeBatch(database, entities, [buyer('a', 5, 'new')]);
    expect((await writeBatch(database, entities, [buyer('a', 4, 'old')])).counts).toMatchObject({ outdated: 1 });
    expect((await writeBatch(database, entities, [buyer('a', 6, 'newest')])).counts).toMatchObject({ updated: 1 });
    expect(await contents(database)).toMatchObject({ buyers: [{ id: 'a', version: 6, name: 'newest' }] });
    await database.close();
  });

  it('without a version replace those that have one, and the other way about, in one batch as in several', async () => {
    const [versioned, unversioned] = [buyer('a', 5, 'versioned'), buyer('a', null, 'unversioned')];
    for (const arrivals of [
      [versioned, unversioned],
      [unversioned, versioned],
    ])
      for (const batches of [[arrivals], arrivals.map((row) => [row])]) {
        const database = await shop();
        for (const batch of batches) await writeBatch(database, entities, batch);
        expect(await contents(database)).toMatchObject({ buyers: [{ name: arrivals.at(-1)?.values.name }] });
        await database.close();
      }
  });

  it('stay deleted when an older copy of them arrives later', async () => {
    const database = await shop();
    await writeBatch(database, entities, [buyer('a', 5, 'gone', true)]);
    await writeBatch(database, entities, [buyer('a', 4, 'alive')]);
    expect(await contents(database)).toMatchObject({ buyers: [{ id: 'a', deleted: 1 }] });
    expect(await feed(database)).toEqual([]);
    await database.close();
  });

  it('lose their values when the source only says that they are gone for good', async () => {
    const database = await shop();
    await writeBatch(database, entities, [buyer('a', 5, 'Ada')]);
    await writeBatch(database, entities, [
      { kind: 'row', entity: 'buyer', id: 'a', version: finalVersion, deleted: true, values: {} },
    ]);
    await writeBatch(database, entities, [buyer('a', 9, 'Ada again')]);
    expect(await contents(database)).toMatchObject({ buyers: [{ id: 'a', name: null, deleted: 1 }] });
    expect(await feed(database)).toEqual(['upserted buyer a', 'deleted buyer a']);
    await database.close();
  });

  it('that are deleted lose what they and the feed said, and keep whose they were', async () => {
    const database = await shop();
    await writeBatch(database, entities, [buyer('a', 1, 'Ada'), sale('s', 1, 'a'), sale('kept', 1, 'a')]);
    await writeBatch(database, entities, [buyer('a', 2, 'Augusta'), { ...sale('s', 2, 'b'), deleted: true }]);
    await writeBatch(database, entities, [{ ...buyer('a', 3, 'Augusta', true), values: {} }]);
    const source = databaseChangeSource('shop', database, entities);
    const { changes } = await source.read(0, 10, { about: true });
    expect(changes.map(({ type, entityId, payload, about }) => [type, entityId, payload, about?.records])).toEqual([
      ['upserted', 'a', {}, ['buyer:a']],
      ['upserted', 's', {}, ['buyer:b', 'buyer:a']],
      ['upserted', 'kept', { values: { buyer_id: 'a', amount: 5 } }, ['buyer:a']],
      ['upserted', 'a', {}, ['buyer:a']],
      ['deleted', 's', { was: { buyer_id: 'a' } }, ['buyer:b', 'buyer:a']],
      ['deleted', 'a', {}, ['buyer:a']],
    ]);
    const { rows } = await sql`select * from sale where id = 's'`.execute(database.untyped);
    expect(rows).toEqual([
      {
        id: 's',
        version: 2,
        content_hash: expect.any(String),
        deleted: 1,
        attributes: null,
        buyer_id: 'b',
        amount: null,
      },
    ]);
    await database.close();
  });

  it('are erased with the party that they were merged into, whichever of row, merge and deletion came first', async () => {
    const changes: RowChange[] = [
      buyer('a', 1, 'Ada'),
      buyer('b', 1, 'Augusta'),
      merge('a', 'b', 2),
      merge('b', 'c', 3),
      buyer('c', 1, 'Lovelace'),
      buyer('c', 4, 'Lovelace', true),
      sale('s', 1, 'a'),
    ];
    const gone = { name: null, deleted: 1 };
    const expected = {
      buyers: [
        { id: 'a', merged_into: 'c', ...gone },
        { id: 'b', merged_into: 'c', ...gone },
        { id: 'c', merged_into: null, ...gone },
      ],
      sales: [{ id: 's', buyer_id: 'c' }],
    };
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(changes, { minLength: 7 }), fc.boolean(), async (order, atOnce) => {
        const database = await shop();
        for (const batch of atOnce ? [order] : order.map((change) => [change])) {
          await writeBatch(database, entities, batch);
          await writeBatch(database, entities, batch);
        }
        expect(await contents(database)).toMatchObject(expected);
        const { rows } = await sql<{ payload: string }>`select payload from outbox`.execute(database.untyped);
        expect(rows.filter(({ payload }) => /Ada|Augusta|Lovelace/.test(payload))).toEqual([]);
        await database.close();
      }),
      { seed: 3, numRuns: mode.name === 'sqlite' ? 60 : 8 },
    );
  });

  it('stay with a survivor that is alive, though who swallowed them first was deleted when it was merged itself', async () => {
    const database = await shop();
    await writeBatch(database, entities, [
      ...[buyer('a', 1, 'Ada'), buyer('b', 1, 'Augusta'), buyer('c', 1, 'Lovelace'), merge('a', 'b', 2)],
    ]);
    await writeBatch(database, entities, [buyer('b', 3, 'Augusta', true), merge('b', 'c', 3)]);
    expect(await contents(database)).toMatchObject({
      buyers: [
        { id: 'a', name: 'Ada', merged_into: 'c' },
        { id: 'b', name: null, merged_into: 'c' },
        { id: 'c', name: 'Lovelace' },
      ],
    });
    await database.close();
  });

  it('come back where a newer version is alive, also beside whom they had swallowed', async () => {
    const database = await shop();
    const first = [buyer('a', 1, 'Ada'), buyer('b', 1, 'Augusta'), merge('a', 'b', 2), buyer('b', 3, 'Augusta', true)];
    for (const change of first) await writeBatch(database, entities, [change]);
    await writeBatch(database, entities, [buyer('a', 1, 'Ada'), buyer('b', 4, 'Augusta')]);
    expect(await contents(database)).toMatchObject({ buyers: [{ id: 'a' }, { id: 'b', name: 'Augusta', deleted: 0 }] });
    await writeBatch(database, entities, [buyer('a', 1, 'Ada')]);
    const back = { id: 'a', name: 'Ada', deleted: 0, merged_into: 'b' };
    expect(await contents(database)).toMatchObject({ buyers: [back, { id: 'b', deleted: 0 }] });
    await database.close();
  });

  it('follow a chain of merges, whichever of loser, survivor, child and merge came first', async () => {
    const expected = {
      buyers: [
        { id: 'a', merged_into: 'c' },
        { id: 'b', merged_into: 'c' },
        { id: 'c', merged_into: null },
      ],
      sales: [{ id: 's', buyer_id: 'c' }],
    };
    const changes: RowChange[] = [
      buyer('a', 1, 'A'),
      buyer('b', 1, 'B'),
      buyer('c', 1, 'C'),
      sale('s', 1, 'a'),
      merge('a', 'b', 2),
      merge('b', 'c', 3),
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(changes, { minLength: 6 }), async (order) => {
        const database = await shop();
        for (const change of order) await writeBatch(database, entities, [change]);
        expect(await contents(database)).toMatchObject(expected);
        await database.close();
      }),
      { seed: 5, numRuns: mode.name === 'sqlite' ? 60 : 8 },
    );
  });

  it('are told to be about the survivor when a merge moves them, also of a loser that never was here', async () => {
    const database = await shop();
    await writeBatch(database, entities, [buyer('b', 1, 'B'), sale('s', 1, 'a')]);
    const source = databaseChangeSource('shop', database, entities);
    const before = await source.newest();
    expect((await writeBatch(database, entities, [merge('a', 'b', 2)])).counts).toMatchObject({ merged: 1 });
    await writeBatch(database, entities, [merge('a', 'b', 2)]);
    const { changes } = await source.read(before, 10, { about: true });
    expect(changes.map(({ type, entityId, payload, about }) => ({ type, entityId, payload, about }))).toEqual([
      { type: 'merged', entityId: 'a', payload: { mergedInto: 'b' }, about: { records: ['buyer:a', 'buyer:b'] } },
    ]);
    await database.close();
  });

  it('refuse a merge that goes in a circle and take the rest', async () => {
    const database = await shop();
    const { counts, refused } = await writeBatch(database, entities, [
      merge('a', 'b', 1),
      merge('b', 'a', 2),
      buyer('a', 1, 'A'),
    ]);
    expect(counts).toMatchObject({ merged: 1, inserted: 1 });
    expect(refused).toEqual([
      { index: 1, error: expect.objectContaining({ message: expect.stringContaining('circle') }) },
    ]);
    await database.close();
  });

  it('refuse a merge into whom the loser had swallowed, also where the loser was merged into another since', async () => {
    const database = await shop();
    const { counts, refused } = await writeBatch(database, entities, [
      merge('c', 'a', 1),
      merge('a', 'b', 2),
      merge('a', 'c', 3),
      buyer('c', 1, 'C'),
    ]);
    expect(counts).toMatchObject({ merged: 2, inserted: 1 });
    expect(refused).toMatchObject([{ index: 2 }]);
    expect(await contents(database)).toMatchObject({ buyers: [{ id: 'c', merged_into: 'b' }] });
    await database.close();
  });

  it('end alike for every order, batch size and repetition of the same history', async () => {
    const version = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      version: fc.integer({ min: 1, max: 6 }),
      deleted: fc.boolean(),
    });
    const history = fc.uniqueArray(version, { selector: ({ id, version }) => `${id}${version}`, maxLength: 12 });
    const runs = history.chain((rows) =>
      fc.tuple(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.integer({ min: 1, max: 5 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ([one, other, size]) => {
        const results = [];
        for (const order of [one, [...other, ...one]]) {
          const database = await shop();
          const rows = order.map(({ id, version, deleted }) => buyer(id, version, `name ${version}`, deleted));
          for (let start = 0; start < rows.length; start += size)
            await writeBatch(database, entities, rows.slice(start, start + size));
          results.push(await contents(database));
          await database.close();
        }
        expect(results[0]).toEqual(results[1]);
      }),
      { seed: 9, numRuns: mode.name === 'sqlite' ? 80 : 6 },
    );
  });

  it('from two importers at once are neither lost nor doubled', async () => {
    const url = await mode.databaseUrl();
    const one = await openDepartmentDatabase({ migrations }, url);
    // SQLite blocks its thread while another connection writes: two on one thread would wait for each other for ever.
    const other = mode.name === 'sqlite' ? one : await openDepartmentDatabase({ migrations }, url);
    const rows = Array.from({ length: 200 }, (_, index) => buyer(`b${index}`, 1, 'same'));
    const half = (database: AnyDatabase) => async (_: unknown, batch: number) => {
      await writeBatch(database, entities, rows.slice(batch * 20, batch * 20 + 20));
    };
    const batches = Array.from({ length: 10 }, (_, index) => index);
    await Promise.all([
      ...batches.map((batch) => half(one)(null, batch)),
      ...batches.map((batch) => half(other)(null, batch)),
    ]);
    expect((await feed(one)).length).toBe(200);
    await one.close();
    if (other !== one) await other.close();
  });
});
