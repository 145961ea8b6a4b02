import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';

const timeoutMs = 2000;
/** A token of a key that is not known has the keys fetched again, though not more often than this. */
const cooldownMs = 5000;
const renewedAfterMs = 10 * 60_000;
const triedAgainAfterMs = 30_000;
/** For so long nobody is kept out because the issuer is away; a key that it withdraws meanwhile counts as long. */
const mostAgeMs = 60 * 60_000;

/** Tells why somebody is kept out, though not for every token that is sent meanwhile. */
export function awayTeller(logger: Logger): (error: unknown) => void {
  let tellAt = 0;
  return (error) => {
    if (Date.now() < tellAt) return;
    tellAt = Date.now() + triedAgainAfterMs;
    logger.error({ error: loggedError(reasonOf(error)) }, 'the keys that tokens are checked with cannot be fetched');
  };
}

export interface IssuerKeys {
  find: JWTVerifyGetKey;
  /**
   * Whether they were fetched again, which is not done for every token that none of them has signed: one may have been made since
   * under the id of another, or under none.
   */
  renewed(): Promise<boolean>;
}

/** The keys that an issuer publishes. They are fetched anew beside the requests that need them, and those known count until then. */
export function issuerKeys(url: string, logger: Logger): IssuerKeys {
  const keys = createRemoteJWKSet(new URL(url), {
    ...{ timeoutDuration: timeoutMs, cooldownDuration: cooldownMs, cacheMaxAge: mostAgeMs },
  });
  let [renewAt, triedAt] = [0, 0];
  let renewing: Promise<boolean> | undefined;
  const fetchAgain = async (): Promise<boolean> => {
    triedAt = Date.now();
    renewAt = triedAt + renewedAfterMs;
    try {
      await keys.reload();
      return true;
    } catch (error) {
      renewAt = Date.now() + triedAgainAfterMs;
      logger.warn(
        { error: loggedError(reasonOf(error)) },
        'the keys that tokens are checked with cannot be fetched again',
      );
      return false;
    }
  };
  const renew = (): Promise<boolean> => {
    renewing ??= fetchAgain().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  return {
    find: async (header, token) => {
      const isKnown = keys.jwks() !== undefined;
      try {
        return await keys(header, token);
      } finally {
        if (!isKnown) renewAt = Date.now() + renewedAfterMs;
        else if (Date.now() >= renewAt) void renew();
      }
    },
    renewed: async () => {
      if (!renewing && (keys.coolingDown || Date.now() < triedAt + cooldownMs)) return false;
      return renew();
    },
  };
}

/** Node's fetch says why it failed in the cause alone. */
function reasonOf(error: unknown): unknown {
  return error instanceof TypeError && error.cause ? error.cause : error;
}
