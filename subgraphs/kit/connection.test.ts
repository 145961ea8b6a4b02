import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { encodeCursor } from '../../graph-schema/shared/cursor.ts';
import { dialects } from '../../test/engines/dialects.ts';
import { connection } from './connection.ts';
import { type Database, openDatabase } from './database.ts';
import { rowById } from './rows.ts';
import { isOneOf } from './statement-parts.ts';

interface Item {
  id: string;
  parent_id: string;
  at: number;
  kind: string;
}

const table = {
  '001-item': {
    async up(kysely: Database<unknown>['untyped']) {
      await sql`create table item_row (id text primary key, parent_id text, at bigint not null, kind text)`.execute(
        kysely,
      );
    },
  },
};

const items = connection<Item, string, { kind?: string }>({
  table: 'item_row',
  parentColumn: 'parent_id',
  sortBy: 'at',
  direction: 'desc',
  where: ({ kind }) => (kind ? [sql`item.kind = ${kind}`] : []),
  toNode: ({ id }) => id,
});

const everything = connection<Item, string, Record<string, never>>({
  table: 'item_row',
  sortBy: 'at',
  direction: 'asc',
  toNode: ({ id }) => id,
});

const rows = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }).map((id) => `i${String(id).padStart(2, '0')}`),
    parent_id: fc.constantFrom('a', 'b', 'c'),
    at: fc.integer({ min: 0, max: 5 }),
    kind: fc.constantFrom('x', 'y'),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

/** What paging must show, computed the plain way. */
function expected(all: Item[], parents: string[], kind?: string): string[] {
  return all
    .filter((item) => parents.includes(item.parent_id) && (!kind || item.kind === kind))
    .toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
    .map(({ id }) => id);
}

describe.each(dialects)('a connection over $name', (dialect) => {
  it('shows each row of its parents once, newest first, for any page size, filter and data', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: table });
    const parents = fc.subarray(['a', 'b', 'c']);
    const asked = fc.tuple(
      rows,
      fc.array(parents, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(undefined, 'x'),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([all, lists, first, kind]) => {
        await fill(database, all);
        await Promise.all(
          lists.map(async (list) => {
            const seen: string[] = [];
            let after: string | null = null;
            do {
              const page = await items({ database }, list, { first, after }, { kind });
              seen.push(...page.edges.map(({ node }) => node));
              expect(await page.totalCount()).toBe(expected(all, list, kind).length);
              after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
            } while (after);
            expect(seen).toEqual(expected(all, list, kind));
          }),
        );
      }),
      { seed: 21, numRuns: dialect.name === 'sqlite' ? 60 : 10 },
    );
    await database.close();
  });

  it('loads the pages of many parents in one statement and their counts in one more', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: table });
    const context = { database };
    const before = database.statements();
    const pages = await Promise.all(['a', 'b', 'c', 'd'].map((parent) => items(context, [parent], { first: 2 }, {})));
    expect(database.statements() - before).toBe(1);
    await Promise.all(pages.map((page) => page.totalCount()));
    expect(database.statements() - before).toBe(2);
    await database.close();
  });

  it('without a parent pages through the whole table', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: table });
    await fill(database, [
      { id: 'i1', parent_id: 'a', at: 2, kind: 'x' },
      { id: 'i2', parent_id: 'b', at: 1, kind: 'x' },
    ]);
    const page = await everything({ database }, [], { first: 1 }, {});
    const next = await everything({ database }, [], { first: 1, after: page.pageInfo.endCursor }, {});
    expect([page, next].map(({ edges }) => edges.map(({ node }) => node))).toEqual([['i2'], ['i1']]);
    expect(await page.totalCount()).toBe(2);
    await database.close();
  });

  it.each(['\0', 'i1\0', '\ud800', 'i1\udc00', '\\u0000', '\u{1f600}'])('finds nobody by the text %j', async (text) => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: table });
    await sql`alter table item_row add column deleted integer default 0`.execute(database.untyped);
    const rowOf = rowById<Item, Item>('item_row', (row) => row);
    const oneOf = connection<Item, string, { kinds: string[] }>({
      ...{ table: 'item_row', sortBy: 'at', direction: 'asc', toNode: ({ id }) => id },
      where: ({ kinds }, kind) => [isOneOf(kind, 'item.kind', kinds)],
    });
    await fill(database, [{ id: 'i1', parent_id: 'a', at: 1, kind: 'x' }]);
    const context = { database };
    expect(await Promise.all([rowOf(context, text), rowOf(context, 'i1')])).toMatchObject([null, { id: 'i1' }]);
    expect((await items(context, ['a'], {}, { kind: text })).edges).toEqual([]);
    expect((await oneOf(context, [], {}, { kinds: [text] })).edges).toEqual([]);
    expect(await (await oneOf(context, [], {}, { kinds: [text, 'x'] })).totalCount()).toBe(1);
    const after = encodeCursor({ sortKey: 0, id: text }, 'item_row at asc');
    expect((await everything(context, [], { after }, {})).edges).toHaveLength(1);
    await database.close();
  });

  it('refuses a cursor of another list or order, one that tells of another kind of values, and an empty one', async () => {
    const database = await openDatabase({ url: await dialect.databaseUrl(), migrations: table });
    const ofEverything = encodeCursor({ sortKey: 1, id: 'i1' }, 'item_row at asc');
    expect((await everything({ database }, [], { after: ofEverything }, {})).edges).toEqual([]);
    const ofAnotherKind = encodeCursor({ sortKey: '2026-11-29', id: 'i1' }, 'item_row at desc');
    for (const after of [ofEverything, ofAnotherKind, ''])
      await expect(items({ database }, ['a'], { after }, {})).rejects.toMatchObject({
        message: 'after must be a cursor that this connection returned',
        extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
      });
    await database.close();
  });
});

async function fill(database: Database<unknown>, all: Item[]): Promise<void> {
  await sql`delete from item_row`.execute(database.untyped);
  for (const { id, parent_id, at, kind } of all)
    await sql`insert into item_row (id, parent_id, at, kind) values (${id}, ${parent_id}, ${at}, ${kind})`.execute(
      database.untyped,
    );
}
