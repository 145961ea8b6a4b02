import { SignJWT } from 'jose';
import { personalDataScope, stewardScope } from '../../../subgraphs/kit/caller.ts';

const secret = 'a secret that tokens are signed with';

/** How ours tells callers apart. */
export const signedAccess = { mode: 'secret', secret } as const;

/** What the driver sends to every contender: a token of somebody who may see everything. */
export async function authorization(): Promise<string> {
  const scope = `${personalDataScope} ${stewardScope}`;
  const token = new SignJWT({ sub: 'driver', scope }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('2h');
  return `Bearer ${await token.sign(new TextEncoder().encode(secret))}`;
}
