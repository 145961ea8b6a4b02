import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { documentsIn } from './operations/documents-in.ts';
import { manifestOf } from './operations/manifest.ts';
import { apiPath } from './schema/files.ts';

const usage = `npm run operations -- [--out FILE] [--typename] FILE-OR-FOLDER...

Makes the manifest of the operations that clients are built with, from their .graphql and .gql documents. The gateway reads it
from OPERATIONS_MANIFEST. Documents that the graph could not answer are refused, with file and line.

  --out       where to write it (default operations.json)
  --typename  adds __typename as Apollo Client does before it sends`;

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'operations.json' },
      typename: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const paths = positionals.flatMap(documentsIn);
  if (paths.length === 0) throw new Error(`no .graphql or .gql document was named or found\n\n${usage}`);
  const schema = buildSchema(readFileSync(apiPath, 'utf8'));
  const documents = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const manifest = manifestOf(documents, { schema, typename: values.typename });
  writeFileSync(values.out, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${values.out}: ${manifest.operations.length} operations of ${paths.length} documents`);
}
