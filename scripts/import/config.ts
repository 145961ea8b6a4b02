import { join } from 'node:path';
import type { DepartmentName } from '../../subgraphs/kit/department-names.ts';
import { readEnvironment } from '../environment.ts';

/**
 * Where a department keeps its data: its own `<DEPARTMENT>_DATABASE_URL`, else a SQLite file in DATA_DIR.
 *
 * @throws ConfigError as the house does: a misspelled `postgres://` would make a file of that name.
 */
export function importConfig(
  variables: NodeJS.ProcessEnv,
  department: DepartmentName,
): { databaseUrl: string; dataDirectory: string } {
  const env = readEnvironment(variables);
  const url = env[`${department.toUpperCase() as Uppercase<DepartmentName>}_DATABASE_URL`];
  return { databaseUrl: url ?? join(env.DATA_DIR, `${department}.sqlite`), dataDirectory: env.DATA_DIR };
}
