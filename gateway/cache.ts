import type { Caller } from '../subgraphs/kit/caller.ts';
import { callerKey, scopesKey } from './cache/caller-key.ts';
import type { CachePolicy } from './cache/policy.ts';
import type { CacheKey, CacheStore, Found, Kept } from './cache/store.ts';
import { outdatedBy, tagsOf } from './cache/tags.ts';
import type { InFlight } from './calls/in-flight.ts';
import { SubgraphFailure } from './calls/subgraph-endpoint.ts';
import type { HouseChanges } from './changes.ts';
import type { ReportedError } from './execution/answers/subgraph-answer.ts';
import { WrongShape } from './execution/answers/take.ts';
import { countingItems, type TakenItems } from './execution/answers/taken-items.ts';
import { type Data, isRecord } from './execution/data.ts';
import type { Fetch } from './execution/fetch.ts';
import type { Question, Taken } from './execution/representations/question.ts';

export interface CacheOptions {
  store: CacheStore;
  /** While they do not tell all that was stored a second ago, nothing is kept. */
  changes: Pick<HouseChanges, 'listen' | 'isUpToDate'>;
  inFlight: InFlight;
}

/** What is known of a question before it is asked. */
export interface LookedUp {
  /** What was kept, with the objects that it completes. */
  taken: Taken[];
  /** What is still to be asked. */
  missing: Question | undefined;
  counts: { hits: number; misses: number };
  /** Tells of the last changes that were known: what was asked before them does not answer what is still to be asked. */
  stamps: string;
  /** Keeps what was answered to it and taken; an entity with errors, or that is not there, is not kept. */
  keep(data: unknown, errors: readonly ReportedError[]): void;
}

/**
 * Answers of subgraphs, kept under everything that they depend on: see docs/decisions/012-caching.md.
 */
export class FetchCache {
  readonly #store: CacheStore;
  readonly #changes: CacheOptions['changes'];
  readonly #stopListening: () => void;
  /** Subgraphs whose changes were behind when they were last asked about. */
  readonly #behind = new Set<string>();

  constructor({ store, changes, inFlight }: CacheOptions) {
    this.#store = store;
    this.#changes = changes;
    this.#stopListening = changes.listen((told) => {
      inFlight.forget();
      store.drop(told.map(outdatedBy));
    });
  }

  /** Undefined when nothing may be kept now. */
  async lookUp(
    fetch: Fetch,
    policy: CachePolicy,
    question: Question,
    asked: { caller: Caller; variables: Data; taken: TakenItems },
  ): Promise<LookedUp | undefined> {
    const { name } = fetch.subgraph.endpoint;
    if (!this.#isKnown(name)) return undefined;
    const keys = keysOf(fetch, policy, question, asked);
    const found = await this.#store.read(keys);
    if (!found) return undefined;
    const { taken, missing } = takeFound(question, found, asked.taken);
    return {
      taken,
      missing: missing.length > 0 ? question.only(missing) : undefined,
      counts: { hits: keys.length - missing.length, misses: missing.length },
      stamps: missing.map((index) => found[index]?.stamp).join(),
      keep: (data, errors) => {
        if (!this.#isKnown(name)) return;
        const values = question.representations ? wholeEntities(data, errors) : errors.length === 0 ? [data] : [];
        const entries = values.flatMap((value, index): Kept[] => {
          const at = missing[index] ?? -1;
          const key = keys[at];
          const stamp = found[at]?.stamp;
          if (value === null || !key || stamp === undefined) return [];
          return [{ key, stamp, value: JSON.stringify(value), seconds: policy.maxAge }];
        });
        if (entries.length > 0) this.#store.write(entries);
      },
    };
  }

  /** A caller has changed something in a subgraph, and is to see it at once. */
  written(subgraph: string): void {
    this.#store.drop([{ subgraph, tags: undefined }]);
  }

  /** When a feed is back, nobody says what it missed. */
  #isKnown(subgraph: string): boolean {
    if (!this.#changes.isUpToDate(subgraph)) {
      this.#behind.add(subgraph);
      return false;
    }
    if (this.#behind.delete(subgraph)) this.#store.drop([{ subgraph, tags: undefined }]);
    return true;
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#store.close();
  }
}

/** Keys of representations in a row can be told apart, as texts of JSON can, so no two questions have one key. */
function keysOf(
  { id, subgraph }: Fetch,
  { scope }: CachePolicy,
  question: Question,
  { caller, variables }: { caller: Caller; variables: Data },
): CacheKey[] {
  const of = scope === 'PRIVATE' ? callerKey(caller) : scopesKey(caller);
  const text = `${id} ${of}${JSON.stringify(variables)}`;
  const { name } = subgraph.endpoint;
  if (!question.representations) return [{ text, subgraph: name, tags: undefined }];
  const texts = question.keys();
  return question.representations.map((representation, index) => ({
    text: text + texts[index],
    subgraph: name,
    tags: tagsOf(representation),
  }));
}

/** Whatever else wrote there: what cannot be read, or is no object, is not known. */
function takeFound(
  question: Question,
  found: readonly Found[],
  counted: TakenItems,
): Pick<LookedUp, 'taken'> & { missing: number[] } {
  const everything = found.map((_each, index) => index);
  try {
    const values = found.map(({ value }): unknown => (value === undefined ? undefined : JSON.parse(value)));
    const { hits = [], missing = [] } = Object.groupBy(everything, (index) =>
      isRecord(values[index]) ? 'hits' : 'missing',
    );
    if (hits.length === 0) return { taken: [], missing };
    const take = () =>
      question.representations
        ? question.only(hits).take({ _entities: hits.map((index) => values[index]) })
        : question.take(values[0]);
    return { taken: countingItems(counted, take), missing };
  } catch (error) {
    // Of too many items the call to the subgraph tells.
    if (error instanceof WrongShape || error instanceof SubgraphFailure || error instanceof SyntaxError)
      return { taken: [], missing: everything };
    throw error;
  }
}

/** Null for those that are missing or have errors, and for all when an error says of no entity that it is its own. */
function wholeEntities(data: unknown, errors: readonly ReportedError[]): unknown[] {
  const entities: unknown = isRecord(data) ? data._entities : undefined;
  if (!Array.isArray(entities)) return [];
  const failed = new Set<unknown>();
  for (const { path = [] } of errors) {
    const [field, index] = path;
    if (field !== '_entities' || typeof index !== 'number' || !(index in entities)) return [];
    failed.add(index);
  }
  return entities.map((entity: unknown, index) => (failed.has(index) ? null : entity));
}
