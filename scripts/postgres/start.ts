import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runInForeground } from '../engines/foreground.ts';
import { passwordFile } from '../engines/password.ts';
import { startPostgres } from './postgres.ts';

const { values } = parseArgs({
  options: {
    directory: { type: 'string', default: join(process.env.DATA_DIR ?? 'data', 'postgres') },
    port: { type: 'string', default: '5432' },
  },
});
const departments = ['marketing', 'sales', 'support', 'billing'];

await runInForeground(
  async () => {
    const postgres = await startPostgres({ directory: values.directory, port: Number(values.port) });
    for (const department of departments) await postgres.createDatabase(department);
    return postgres;
  },
  ({ port }) =>
    Object.fromEntries(
      departments.map((department) => [
        `${department.toUpperCase()}_DATABASE_URL`,
        `postgres://postgres:$(cat '${passwordFile(resolve(values.directory))}')@127.0.0.1:${port}/${department}`,
      ]),
    ),
);
