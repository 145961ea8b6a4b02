/** What SQLite says of an error; undefined for errors of others. The lower byte names it, the higher ones its variety. */
export function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}
