import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDepartmentDatabase } from '../../subgraphs/kit/department.ts';
import { departments } from '../../subgraphs/subgraphs.ts';

it.each([
  ['marketing', 'contact'],
  ['marketing', 'company'],
  ['sales', 'contact'],
  ['sales', 'lead'],
  ['sales', 'account'],
  ['support', 'requester'],
  ['support', 'organization'],
  ['billing', 'account'],
])('whom a %s %s had swallowed is found without reading all of them', async (name, table) => {
  const department = await departments.find((each) => each.name === name)?.load();
  if (!department) throw new Error(`no department is called ${name}`);
  const database = await openDepartmentDatabase(department, ':memory:');
  const { rows } = await sql<{ detail: string }>`explain query plan
    update ${sql.table(table)} set merged_into = 'c' where id = 'b' or merged_into = 'b'`.execute(database.untyped);
  expect(rows.map(({ detail }) => detail)).toContain(
    `SEARCH ${table} USING INDEX ${table}_merged_into (merged_into=?)`,
  );
  await database.close();
});
