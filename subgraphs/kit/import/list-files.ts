import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ListedFile {
  file: string;
  /** Why it is not to be read. */
  leftOut?: string;
}

/**
 * The files that paths stand for: a folder for everything in it and below it, but for hidden files.
 *
 * @throws Error when a path cannot be read.
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFile[]> {
  return (await Promise.all(paths.map(filesOf))).flat();
}

async function filesOf(path: string): Promise<ListedFile[]> {
  const found = await stat(path).catch(() => {
    throw new Error(`${path} cannot be read: is the path right?`);
  });
  if (!found.isDirectory()) return [{ file: path }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const listed = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(listedFile);
  return (await Promise.all(listed)).sort((one, other) => (one.file < other.file ? -1 : 1));
}

async function listedFile(entry: Dirent): Promise<ListedFile> {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile()) return { file };
  if (!entry.isSymbolicLink()) return { file, leftOut: 'not a file' };
  const target = await stat(file).catch(() => null);
  if (target?.isFile()) return { file };
  const leftOut = target?.isDirectory()
    ? 'a link to a folder, which may lead in circles: name that folder itself'
    : 'a link to no file';
  return { file, leftOut };
}
