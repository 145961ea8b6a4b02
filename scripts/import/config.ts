import { join } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
});

/** Where a department keeps its data: its own `<DEPARTMENT>_DATABASE_URL`, else a SQLite file in DATA_DIR. */
export function importConfig(
  env: NodeJS.ProcessEnv,
  department: string,
): { databaseUrl: string; dataDirectory: string } {
  const { DATA_DIR } = environment.parse(env);
  const url = env[`${department.toUpperCase()}_DATABASE_URL`];
  return { databaseUrl: url || join(DATA_DIR, `${department}.sqlite`), dataDirectory: DATA_DIR };
}
