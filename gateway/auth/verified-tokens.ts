import { hash } from 'node:crypto';

/** So long a token is believed without another look at it: a key that its issuer withdraws ends its tokens a little later. */
const believedMs = 30_000;
/** Of one generation, of which there are two. */
const usualMostTokens = 5000;

interface Verified<Said> {
  said: Said;
  /** Epoch milliseconds. */
  until: number;
}

/**
 * What the tokens say that were found valid a moment ago. To verify one takes as long as to answer a question, and clients send the same
 * with each. Tokens are known by their hashes, so that none stays in memory; only valid ones are kept, so that nobody who
 * makes them up displaces any.
 */
export class VerifiedTokens<Said> {
  readonly #mostTokens: number;
  // Whole tables are let go of: one that is filled and emptied all the time leads to what was in it before.
  #recent = new Map<string, Verified<Said>>();
  #before = new Map<string, Verified<Said>>();

  constructor(mostTokens = usualMostTokens) {
    this.#mostTokens = mostTokens;
  }

  get(token: string): Said | undefined {
    const key = keyOf(token);
    const known = this.#recent.get(key) ?? this.#before.get(key);
    return known && Date.now() < known.until ? known.said : undefined;
  }

  /** @param validUntil epoch milliseconds */
  add(token: string, said: Said, validUntil: number): void {
    if (this.#recent.size >= this.#mostTokens) {
      this.#before = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(keyOf(token), { said, until: Math.min(validUntil, Date.now() + believedMs) });
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
