import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { freshPostgresDatabase } from '../../../test/engines/databases.ts';
import { openDepartmentDatabase } from '../department.ts';
import { createRowTable } from '../row-table.ts';
import { type LockHolder, LockWatch } from './lock-watch.ts';
import type { Entities, RowChange } from './row-change.ts';
import { writeBatch } from './write-batch.ts';

const migrations = {
  '001-shop': {
    up: (kysely: Parameters<typeof createRowTable>[0]) => createRowTable(kysely, 'sale').execute(),
  },
};
const entities: Entities = { sale: { table: 'sale' } };
const sale: RowChange = { kind: 'row', entity: 'sale', id: 's', version: 1, deleted: false, values: {} };

const others: [who: string, statement: string][] = [
  [
    'wrote an outbox entry',
    `insert into outbox (id, aggregatetype, aggregateid, type, payload, created_at)
      values (gen_random_uuid(), 'sale', 'x', 'deleted', '{}', 0)`,
  ],
  ['wrote the same row', `insert into sale (id, content_hash) values ('s', '')`],
  ['imports', `select pg_advisory_xact_lock(hashtext('customer_graph.import'), 'outbox'::regclass::oid::integer)`],
];

describe.skipIf(inject('postgresUrl') === null)('rows that wait for a session', () => {
  it.each(others)(
    'that %s and does nothing more say so once, and are written when it ends',
    async (_who, statement) => {
      const { url } = await freshPostgresDatabase();
      const database = await openDepartmentDatabase({ migrations }, url);
      const other = new pg.Client({ connectionString: url, application_name: 'crm' });
      await other.connect();
      await other.query('begin');
      await other.query(statement);

      const waiting = Promise.withResolvers<void>();
      const told: LockHolder[][] = [];
      const onWaiting = (holders: LockHolder[]) => {
        told.push(holders);
        waiting.resolve();
      };
      const written = writeBatch(database, entities, [sale], new LockWatch(database, onWaiting, 10));
      await Promise.race([waiting.promise, written]);
      await other.query('rollback');
      expect((await written).counts).toMatchObject({ inserted: 1 });
      const { rows } = await other.query('select pg_backend_pid() as pid');
      const since = expect.any(Number);
      expect(told).toEqual([[{ pid: rows[0].pid, application: 'crm', state: 'idle in transaction', since }]]);
      await Promise.all([other.end(), database.close()]);
    },
  );
});
