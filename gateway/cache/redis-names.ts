import { hash } from 'node:crypto';
import type { CacheKey, Outdated } from './store.ts';

/** What things are called in Redis, which several houses may share. */
export class RedisNames {
  readonly #house: string;

  constructor(house: string) {
    this.#house = `cg:${house}`;
  }

  /** The ids in its text are personal data, and may be long. */
  answerTo({ text }: CacheKey): string {
    return `${this.#house}:answer:${hashed(text)}`;
  }

  /** Of all that an answer may go out of date with. */
  versionsOf({ subgraph, tags }: CacheKey): string[] {
    if (!tags) return [this.#any(subgraph)];
    return [this.#all(subgraph), ...tags.map((tag) => this.#of(subgraph, tag))];
  }

  outOfDateWith({ subgraph, tags }: Outdated): string[] {
    return [this.#any(subgraph), ...(tags?.map((tag) => this.#of(subgraph, tag)) ?? [this.#all(subgraph)])];
  }

  /** Every answer of the subgraph goes out of date with one of them. */
  everythingOf(subgraph: string): string[] {
    return [this.#any(subgraph), this.#all(subgraph)];
  }

  #any(subgraph: string): string {
    return `${this.#house}:version:${subgraph}:any`;
  }

  #all(subgraph: string): string {
    return `${this.#house}:version:${subgraph}:all`;
  }

  #of(subgraph: string, tag: string): string {
    return `${this.#house}:version:${subgraph}:of:${hashed(tag)}`;
  }
}

export function hashed(text: string): string {
  return hash('sha256', text, 'base64url');
}
