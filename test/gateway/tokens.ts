import { SignJWT } from 'jose';

const jwtSecret = 'a secret that signs tokens, 32 bytes';

/** Callers are told apart by tokens that `bearerOf` signs. */
export const signedAccess = { mode: 'secret', secret: jwtSecret } as const;

export async function bearerOf(sub: string, scope = '', lifetime = '10m'): Promise<{ authorization: string }> {
  const token = await new SignJWT({ sub, scope })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(lifetime)
    .sign(new TextEncoder().encode(jwtSecret));
  return { authorization: `Bearer ${token}` };
}
