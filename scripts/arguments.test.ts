import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it.each([
  ['start.ts', ['--port', '5000'], 'npm run start takes no arguments, so not --port 5000'],
  ['start-gateway.ts', ['--help'], 'npm run start:gateway takes no arguments, so not --help'],
  ['start-subgraph.ts', ['billing', 'sales'], 'Say which subgraph: npm run start:subgraph -- <name>'],
  ['schema.ts', ['--chek'], 'npm run schema takes nothing but --check, so not --chek.'],
  ['postgres/start.ts', ['--prot', '5433'], "Unknown option '--prot'"],
  ['neo4j/start.ts', ['--port', 'bolt'], '--port must be a whole number from 1 to 65535, not "bolt"'],
  ['redis/start.ts', ['--port', '65536'], '--port must be a whole number from 1 to 65535, not "65536"'],
  ['import.ts', ['billing', 'stripe', 'invoice.csv', '--mapping', 'map.json'], '--mapping is for the format generic'],
])('%s ends with words where it was given %j, which it would pass over', (script, given, words) => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...given], {
    encoding: 'utf8',
  });
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(1);
});
