import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Account {
  uid: number;
  gid: number;
}

const run = promisify(execFile);

/** The user to run PostgreSQL as where we are root, under whom it refuses to run; undefined where we are not. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await accountOf('postgres')) ?? (await accountOf('nobody'));
}

async function accountOf(user: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
