/** A file that cannot be read, or not to its end; the import goes on with the next one. */
export class FileError extends Error {
  override name = 'FileError';
}

/** Node's and zlib's words for a file that is damaged or not ours to read, in plain ones. */
const knownCodes: Record<string, string> = {
  Z_DATA_ERROR: 'the gzip data is damaged',
  Z_BUF_ERROR: 'the gzip data ends too early',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

/** What is wrong with the file, or null where the error is not the file's. */
export function fileProblem(error: unknown): string | null {
  if (error instanceof FileError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return knownCodes[code] ?? null;
}
