import { Neo4jError } from 'neo4j-driver';

const restMs = 30_000;
/** One refusal may be of a connection more, while those from before a password was changed still answer. */
const mostInARow = 2;

/**
 * Rests when Neo4j refuses the password: it locks a user out for seconds whose password was wrong three times in a row, and with
 * it other processes, which have the right one.
 */
export class RefusedLogin {
  #inARow = 0;
  #restsUntil = 0;
  #error: unknown;

  /** @throws what it was refused with, while it rests. */
  assertRested(): void {
    if (performance.now() < this.#restsUntil) throw this.#error;
  }

  answered(): void {
    this.#inARow = 0;
  }

  failed(error: unknown): void {
    if (!(error instanceof Neo4jError) || error.code !== 'Neo.ClientError.Security.Unauthorized') return;
    this.#inARow += 1;
    if (this.#inARow < mostInARow) return;
    this.#error = error;
    this.#restsUntil = performance.now() + restMs;
  }
}
