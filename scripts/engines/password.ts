import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export function passwordFile(directory: string): string {
  return join(directory, 'password');
}

/**
 * The password of the engine whose data is in this directory: set with its first start, kept beside the data, readable
 * by its owner only.
 *
 * @throws when another password is wanted than the one the engine already has.
 */
export async function enginePassword(directory: string, wanted?: string): Promise<string> {
  const present = await readFile(passwordFile(directory), 'utf8').catch(() => null);
  if (present === null) {
    const password = wanted ?? randomBytes(24).toString('hex');
    await writeFile(passwordFile(directory), password, { mode: 0o600, flag: 'wx' });
    return password;
  }
  if (wanted !== undefined && wanted !== present) {
    throw new Error(`the engine in ${directory} already has another password: see ${passwordFile(directory)}`);
  }
  return present;
}
