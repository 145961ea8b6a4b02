import { accessSync, constants, globSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folders of `PATH`, then those that match the patterns, newest version first. */
export function programFolders(...patterns: string[]): string[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const numeric = new Intl.Collator('en', { numeric: true });
  const installed = patterns.flatMap((pattern) => globSync(pattern).sort((a, b) => numeric.compare(b, a)));
  return [...onPath, ...installed];
}

/** Every executable file of that name in the folders, in their order. */
export function findPrograms(name: string, folders: readonly string[]): string[] {
  return folders.map((folder) => join(folder, name)).filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
