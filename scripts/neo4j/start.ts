import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runInForeground } from '../engines/foreground.ts';
import { passwordFile } from '../engines/password.ts';
import { startNeo4j } from './neo4j.ts';

const { values } = parseArgs({
  options: {
    directory: { type: 'string', default: join(process.env.DATA_DIR ?? 'data', 'neo4j') },
    port: { type: 'string', default: '7687' },
  },
});

await runInForeground(
  () => startNeo4j({ directory: values.directory, port: Number(values.port), password: process.env.NEO4J_PASSWORD }),
  ({ uri, user }) => ({
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: `$(cat '${passwordFile(resolve(values.directory))}')`,
  }),
);
