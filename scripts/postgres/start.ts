import { join, resolve } from 'node:path';
import { departmentNames } from '../../subgraphs/kit/department-names.ts';
import { portOf, runInForeground } from '../engines/foreground.ts';
import { passwordFile } from '../engines/password.ts';
import { startPostgres } from './postgres.ts';

await runInForeground({
  options: {
    directory: { type: 'string', default: join(process.env.DATA_DIR ?? 'data', 'postgres') },
    port: { type: 'string', default: '5432' },
  },
  start: async ({ directory, port }) => {
    const postgres = await startPostgres({ directory, port: portOf(port) });
    for (const department of departmentNames) await postgres.createDatabase(department);
    return postgres;
  },
  exports: ({ port }, { directory }) =>
    Object.fromEntries(
      departmentNames.map((department) => [
        `${department.toUpperCase()}_DATABASE_URL`,
        `postgres://postgres:$(cat '${passwordFile(resolve(directory))}')@127.0.0.1:${port}/${department}`,
      ]),
    ),
});
