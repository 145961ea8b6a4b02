import { sqliteCode } from './sqlite-code.ts';

const outOfMemory = 7;
const readOrWriteFailed = 10;
const diskFull = 13;

/** Whether the machine is at fault: its disk or its memory has no room, which something smaller may still have. */
export function isStoreFault(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === outOfMemory || code === readOrWriteFailed || code === diskFull;
}
