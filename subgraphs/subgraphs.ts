import type { GraphQLSchema } from 'graphql';
import { type Department, startDepartment } from './kit/department.ts';
import type { DepartmentName } from './kit/department-names.ts';
import type { Subgraph } from './kit/subgraph.ts';

export interface DepartmentEntry {
  name: DepartmentName;
  /** Port of its own process in server mode. */
  port: number;
  owner: string;
  contact: string;
  /** Imported only where it runs, so that a process loads one department and no other. */
  load(): Promise<Department>;
}

/** What runs each department, and where. */
export const departments: readonly DepartmentEntry[] = [
  {
    name: 'marketing',
    port: 4001,
    owner: 'Marketing operations',
    contact: 'marketing-data@example.com',
    load: async () => (await import('./marketing/subgraph.ts')).department,
  },
  {
    name: 'sales',
    port: 4002,
    owner: 'Sales operations',
    contact: 'sales-data@example.com',
    load: async () => (await import('./sales/subgraph.ts')).department,
  },
  {
    name: 'support',
    port: 4003,
    owner: 'Customer support',
    contact: 'support-data@example.com',
    load: async () => (await import('./support/subgraph.ts')).department,
  },
  {
    name: 'billing',
    port: 4004,
    owner: 'Finance',
    contact: 'billing-data@example.com',
    load: async () => (await import('./billing/subgraph.ts')).department,
  },
];

/** What identity runs on: the embedded engine's file, or a Neo4j server. */
export type IdentityConfig = { databasePath: string } | { neo4j: { uri: string; user: string; password: string } };

export const identity = {
  name: 'identity',
  port: 4005,
  owner: 'Data stewards',
  contact: 'identity-data@example.com',
  load: () => import('./identity/subgraph.ts'),
} as const;

/** The subgraph of a department over its database: a SQLite path or `postgres://…`. */
export async function startDepartmentEntry(entry: DepartmentEntry, databaseUrl: string): Promise<Subgraph> {
  return startDepartment(await entry.load(), { databaseUrl });
}

/** Every subgraph's schema, to compose the supergraph of. */
export async function loadSchemas(): Promise<Map<string, GraphQLSchema>> {
  const loaded = await Promise.all(
    departments.map(async (entry) => [entry.name, (await entry.load()).schema] as const),
  );
  return new Map<string, GraphQLSchema>([...loaded, [identity.name, (await identity.load()).schema]]);
}
