import type { GraphQLSchema } from 'graphql';
import type { DepartmentContext } from './builder.ts';
import { type AnyDatabase, type Migrations, type OpenOptions, openDatabase } from './database.ts';
import type { DepartmentImport } from './import/format.ts';
import { batched } from './loading.ts';
import { databaseChangeSource, newestSourceChange, outboxMigration } from './outbox.ts';
import { mergeMigration } from './row-table.ts';
import { servedWithinMs } from './served-within.ts';
import { executor, type Subgraph, type SubgraphRequest } from './subgraph.ts';

/** What makes a department: its name, its tables, its part of the graph, and the exports it reads. */
export interface Department {
  name: string;
  /** The department's own tables; those of the kit come first. */
  migrations: Migrations;
  schema: GraphQLSchema;
  import: DepartmentImport;
}

function withKitMigrations(migrations: Migrations): Migrations {
  return { '000-outbox': outboxMigration, '000-merge': mergeMigration, ...migrations };
}

/** Opens a department's database, tables up to date. `url` is a SQLite path or `postgres://…`. */
export function openDepartmentDatabase<Tables>(
  department: Pick<Department, 'migrations'>,
  url: string,
  options: Pick<OpenOptions, 'answersWithinMs'> = {},
) {
  return openDatabase<Tables>({ url, migrations: withKitMigrations(department.migrations), ...options });
}

export async function startDepartment(department: Department, config: { databaseUrl: string }): Promise<Subgraph> {
  const database = await openDepartmentDatabase<Record<string, never>>(department, config.databaseUrl, {
    answersWithinMs: servedWithinMs,
  });
  const contextFor = ({ caller, requestId, signal }: SubgraphRequest): DepartmentContext<Record<string, never>> => ({
    caller,
    requestId,
    signal,
    database,
  });
  return {
    name: department.name,
    schema: department.schema,
    execute: executor(department.schema, contextFor),
    ready: async () => {
      await newestSourceChange(database);
    },
    statements: () => database.statements(),
    changes: databaseChangeSource(department.name, database, department.import.entities),
    close: () => database.close(),
  };
}

/** The `asOf` of a department's profile: epoch milliseconds of the newest source change it has seen. */
export function asOf(context: { database: AnyDatabase }): Promise<number | null> {
  return loadAsOf(context, 'department');
}

const loadAsOf = batched<{ database: AnyDatabase }, string, number | null>(async (keys, { database }) => {
  const newest = await newestSourceChange(database);
  return keys.map(() => newest);
});
