import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The .graphql and .gql documents below a folder, sorted, or the one document that is named.
 *
 * @throws Error when nothing is there
 */
export function documentsIn(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Error(`${path} is not there: name .graphql or .gql documents, or folders of them`);
  if (!stats.isDirectory()) return [path];
  return globSync('**/*.{graphql,gql}', { cwd: path, exclude: ['**/node_modules/**'] })
    .sort()
    .map((name) => join(path, name));
}
