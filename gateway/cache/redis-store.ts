import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Logger } from 'pino';
import { connectionTo, RedisLine } from '../redis-line.ts';
import { hashed, RedisNames } from './redis-names.ts';
import { keepScript, readVersions, versionsScript } from './redis-scripts.ts';
import { RenewedVersions } from './renewed-versions.ts';
import type { CacheKey, CacheStore, Found, Kept, Outdated } from './store.ts';

/** Beyond, versions that nobody asked for are forgotten; what was kept under them is then not found either. */
const versionSeconds = 7 * 24 * 3600;

export interface RedisStoreOptions {
  url: string;
  /** Tells the gateways that keep answers together from those of other houses. */
  house: string;
  logger: Logger;
}

/**
 * Keeps answers in Redis, for several gateways. Whatever an answer may go out of date with has a version there, an answer is
 * kept with those of its look-up and found only while they are the same, and each gateway renews them when it is told of a
 * change. A version that Redis has lost is a new one, and a gateway that connects renews all: when it starts it has missed
 * changes, and later Redis may have come back with older versions.
 */
export class RedisStore implements CacheStore {
  readonly #client;
  readonly #line: RedisLine;
  readonly #names: RedisNames;
  readonly #renewed: RenewedVersions;

  constructor({ url, house, logger }: RedisStoreOptions) {
    const names = new RedisNames(house);
    this.#names = names;
    this.#renewed = new RenewedVersions((subgraph) => names.everythingOf(subgraph));
    this.#client = createClient(connectionTo(url));
    // Redis may have restarted with what it had saved, or a replica stands in for it that was not told of every renewal.
    this.#client.on('ready', () => this.#renewed.beginAnew());
    this.#line = new RedisLine(this.#client, {
      logger,
      away: 'the cache is away; answers are fetched',
      back: 'the cache is there again',
    });
  }

  async read(keys: readonly CacheKey[]): Promise<Found[] | undefined> {
    const versionsOf = keys.map((key) => this.#names.versionsOf(key));
    const versionNames = [...new Set(versionsOf.flat())];
    for (const { subgraph } of keys) this.#renewed.begin(subgraph);
    return this.#line.within(async () => {
      await this.#renew();
      const [versions, values] = await this.#readAll(
        versionNames,
        keys.map((key) => this.#names.answerTo(key)),
      );
      return keys.map((key, index) => {
        // With its key: what Redis, or something in between, answers to another question is then not found.
        const stamp = hashed(
          [key.text, ...(versionsOf[index] ?? []).map((name) => versions.get(name) ?? '')].join('\0'),
        );
        const value = values[index];
        return value?.startsWith(`${stamp} `) ? { stamp, value: value.slice(stamp.length + 1) } : { stamp };
      });
    });
  }

  write(entries: readonly Kept[]): void {
    void this.#line.within(() =>
      this.#client.eval(keepScript, {
        keys: entries.map(({ key }) => this.#names.answerTo(key)),
        arguments: entries.flatMap(({ stamp, value, seconds }) => [
          `${stamp} ${value}`,
          String(Math.max(1, Math.floor(seconds))),
        ]),
      }),
    );
  }

  drop(outdated: readonly Outdated[]): void {
    for (const each of outdated) this.#renewed.add(each.subgraph, this.#names.outOfDateWith(each));
    void this.#line.within(() => this.#renew());
  }

  async close(): Promise<void> {
    this.#line.close();
  }

  /** A version that is gone is a new one to whoever asks next; a Redis that is full lets go of it, and would not take another. */
  async #renew(): Promise<void> {
    await this.#renewed.send((names) => this.#client.unlink([...names]));
  }

  async #readAll(versionNames: string[], entryNames: string[]): Promise<[Map<string, string>, (string | null)[]]> {
    const read = await this.#client.mGet([...versionNames, ...entryNames]);
    const versions = new Map(versionNames.map((name, index) => [name, read[index] ?? '']));
    const missing = versionNames.filter((name) => versions.get(name) === '');
    if (missing.length > 0) {
      const given = [randomUUID(), String(versionSeconds)];
      const made = readVersions(await this.#client.eval(versionsScript, { keys: missing, arguments: given }), missing);
      for (const [index, name] of missing.entries()) versions.set(name, made[index] ?? '');
    }
    return [versions, read.slice(versionNames.length)];
  }
}
