import { createSecretKey } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { type Caller, personalDataScope, stewardScope } from '../subgraphs/kit/caller.ts';
import { awayTeller, issuerKeys } from './auth/issuer-keys.ts';
import { VerifiedTokens } from './auth/verified-tokens.ts';

interface TokenRules {
  issuer?: string;
  audience?: string;
  /** What becomes of whoever sends no token: answered as a caller without scopes, unless it is said that they are refused. */
  anonymous?: 'answer' | 'refuse';
}

/** How callers are told apart. `open` is for one's own machine: every caller may do everything. */
export type Access =
  | { mode: 'open' }
  | ({
      mode: 'secret';
      secret: string;
      /** While the secret is changed: tokens signed with this one are valid as well. */
      secretAlso?: string;
    } & TokenRules)
  | ({ mode: 'jwks'; url: string } & TokenRules);

export interface AuthenticatedCaller extends Caller {
  /** Epoch milliseconds at which the caller's token ceases to say so; left out where none is needed. */
  readonly expiresAt?: number;
}

/** @throws NotAuthenticated, or AuthenticationUnavailable when the keys cannot be fetched. */
export type Authenticate = (authorization: string | undefined) => Promise<AuthenticatedCaller>;

export class NotAuthenticated extends Error {
  override name = 'NotAuthenticated';
}

export class AuthenticationUnavailable extends Error {
  override name = 'AuthenticationUnavailable';
}

/** Whoever sends no token. */
export const anonymous: Caller = { subject: 'anonymous', scopes: new Set() };
const localDeveloper: Caller = { subject: 'local-developer', scopes: new Set([personalDataScope, stewardScope]) };

const asymmetricAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const clockToleranceSeconds = 5;

export function authenticator(access: Access, logger: Logger): Authenticate {
  if (access.mode === 'open') return async () => localDeveloper;
  const { issuer, audience } = access;
  const rules = { issuer, audience, requiredClaims: ['sub', 'exp'], clockTolerance: clockToleranceSeconds };
  const tellAway = awayTeller(logger);
  const verified = verifierBy(access, logger);
  const algorithms = access.mode === 'secret' ? ['HS256'] : asymmetricAlgorithms;
  const believed = new VerifiedTokens<AuthenticatedCaller>();
  return async (authorization) => {
    if (authorization === undefined && access.anonymous !== 'refuse') return anonymous;
    const token = /^Bearer +([^ ]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new NotAuthenticated('the Authorization header must be "Bearer" and a token');
    const known = believed.get(token);
    if (known) return known;
    try {
      const { payload } = await verified((key) => jwtVerify(token, key, { ...rules, algorithms }));
      const expiresAt = (payload.exp ?? 0) * 1000;
      const caller = { subject: subjectOf(payload), scopes: scopesOf(payload), expiresAt };
      believed.add(token, caller, expiresAt + clockToleranceSeconds * 1000);
      return caller;
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal instanceof AuthenticationUnavailable) tellAway(error);
      throw refusal;
    }
  };
}

/** Verifies by whichever key has signed. @throws as `verifiedBy` does. */
type Verifier = <T>(verify: (key: JWTVerifyGetKey) => Promise<T>) => Promise<T>;

function verifierBy(access: Exclude<Access, { mode: 'open' }>, logger: Logger): Verifier {
  if (access.mode === 'jwks') {
    const { find, renewed } = issuerKeys(access.url, logger);
    return async (verify) => {
      try {
        return await verifiedBy([find], verify);
      } catch (error) {
        if (!(error instanceof errors.JWSSignatureVerificationFailed) || !(await renewed())) throw error;
        return verifiedBy([find], verify);
      }
    };
  }
  const secrets = [access.secret, access.secretAlso].filter((secret) => secret !== undefined);
  const keys = secrets.map((secret): JWTVerifyGetKey => {
    // A key that is made once: of bytes one would be made for each token.
    const shared = createSecretKey(secret, 'utf8');
    return async () => shared;
  });
  return (verify) => verifiedBy(keys, verify);
}

/** @throws what `verify` throws by the first key that has signed it, and JWSSignatureVerificationFailed when none has. */
async function verifiedBy<T>(
  [key, ...others]: readonly JWTVerifyGetKey[],
  verify: (key: JWTVerifyGetKey) => Promise<T>,
): Promise<T> {
  if (!key) throw new errors.JWSSignatureVerificationFailed();
  try {
    return await verify(key);
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return await verifiedBy(await eachOf(error), verify);
    if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    return await verifiedBy(others, verify);
  }
}

/** Where neither keys nor tokens have an id, any of what an issuer publishes may have signed. */
async function eachOf(matching: errors.JWKSMultipleMatchingKeys): Promise<JWTVerifyGetKey[]> {
  const keys: JWTVerifyGetKey[] = [];
  for await (const key of matching) keys.push(async () => key);
  return keys;
}

/** Rates, what is kept for one caller alone and history know callers by it, so it must name one. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub === 'string' && sub !== '') return sub;
  throw new NotAuthenticated(notAccepted('sub'));
}

/** OAuth 2 writes scopes as one string in `scope`; some issuers write a list, or call it `scp`. */
function scopesOf({ scope, scp }: JWTPayload): ReadonlySet<string> {
  const listed = [scope, scp].flatMap((claim) => (typeof claim === 'string' ? claim.split(' ') : claim));
  return new Set(listed.filter((entry): entry is string => typeof entry === 'string' && entry !== ''));
}

function asRefusal(error: unknown): Error {
  if (error instanceof NotAuthenticated) return error;
  if (error instanceof errors.JWTExpired) return new NotAuthenticated('the token has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return new NotAuthenticated(notAccepted(error.claim));
  const isTokensFault = error instanceof errors.JOSEError && !isKeysFault(error);
  return isTokensFault
    ? new NotAuthenticated('the token is not valid here')
    : new AuthenticationUnavailable('the keys that tokens are checked with cannot be fetched', { cause: error });
}

const notAccepted = (claim: string): string => `the token's claim "${claim}" is missing or not accepted here`;

function isKeysFault(error: errors.JOSEError): boolean {
  return (
    error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC'
  );
}

export class UnsafeToServe extends Error {
  override name = 'UnsafeToServe';
}

/** @throws UnsafeToServe when everyone on the network, or any page on the web, could read every customer. */
export function assertSafeToServe(access: Access, host: string, corsOrigins: readonly string[] = []): void {
  if (access.mode !== 'open') return;
  const unsafe = (reach: string, remedy: string) =>
    new UnsafeToServe(
      `${reach}, and neither AUTH_JWT_SECRET nor AUTH_JWKS_URL is set: anyone could read every customer. ` +
        `Set one of them, or ${remedy}.`,
    );
  if (!isLoopback(host)) throw unsafe(`HOST is ${host}, which other machines can reach`, 'HOST=127.0.0.1');
  if (corsOrigins.includes('*'))
    throw unsafe('CORS_ORIGINS is *, so pages of any site can call', 'name the origins, e.g. http://localhost:3000');
}

/** Reads what the client asked for itself: what a proxy says of it, `x-forwarded-host`, could be a page's own words. */
export function asksForLoopback({ host = '' }: IncomingHttpHeaders): boolean {
  return isLoopback(host.replace(/:\d+$/, ''));
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
