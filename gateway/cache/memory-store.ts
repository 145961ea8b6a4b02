import { LastChanges } from './last-changes.ts';
import type { CacheKey, CacheStore, Found, Kept, Outdated } from './store.ts';

interface Entry {
  stamp: string | number;
  value: string;
  expiresAt: number;
  bytes: number;
}

/** What the map and the objects around a key and a value take. */
const bytesOfEntry = 200;

/** Keeps answers in this process, up to a number of bytes; those that were used last stay. */
export class MemoryStore implements CacheStore {
  readonly #entries = new Map<string, Entry>();
  readonly #changes = new LastChanges();
  readonly #mostBytes: number;
  readonly #now: () => number;
  #bytes = 0;

  /** @param now milliseconds of a clock that only goes forward. */
  constructor(mostBytes: number, now: () => number = () => performance.now()) {
    this.#mostBytes = mostBytes;
    this.#now = now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async read(keys: readonly CacheKey[]): Promise<Found[]> {
    return keys.map(({ text, subgraph, tags }) => {
      const stamp = this.#changes.of(subgraph, tags);
      const entry = this.#entries.get(text);
      if (!entry) return { stamp };
      this.#entries.delete(text);
      if (entry.stamp !== stamp || entry.expiresAt <= this.#now()) {
        this.#bytes -= entry.bytes;
        return { stamp };
      }
      this.#entries.set(text, entry);
      return { stamp, value: entry.value };
    });
  }

  write(entries: readonly Kept[]): void {
    for (const { key, stamp, value, seconds } of entries) {
      this.#remove(key.text);
      const bytes = bytesOf(key.text) + bytesOf(value) + bytesOfEntry;
      if (bytes > this.#mostBytes) continue;
      this.#bytes += bytes;
      this.#entries.set(key.text, { stamp, value, bytes, expiresAt: this.#now() + seconds * 1000 });
    }
    for (const text of this.#entries.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#remove(text);
    }
  }

  drop(outdated: readonly Outdated[]): void {
    for (const { subgraph, tags } of outdated) this.#changes.add(subgraph, tags);
  }

  async close(): Promise<void> {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #remove(text: string): void {
    this.#bytes -= this.#entries.get(text)?.bytes ?? 0;
    this.#entries.delete(text);
  }
}

/** V8 keeps a text of Latin letters in a byte each, any other in two. */
function bytesOf(text: string): number {
  return /[^\0-\xff]/.test(text) ? text.length * 2 : text.length;
}
