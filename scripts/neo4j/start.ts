import { join, resolve } from 'node:path';
import { portOf, runInForeground } from '../engines/foreground.ts';
import { passwordFile } from '../engines/password.ts';
import { startNeo4j } from './neo4j.ts';

await runInForeground({
  options: {
    directory: { type: 'string', default: join(process.env.DATA_DIR ?? 'data', 'neo4j') },
    port: { type: 'string', default: '7687' },
  },
  start: ({ directory, port }) => startNeo4j({ directory, port: portOf(port), password: process.env.NEO4J_PASSWORD }),
  exports: ({ uri, user }, { directory }) => ({
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: `$(cat '${passwordFile(resolve(directory))}')`,
  }),
});
