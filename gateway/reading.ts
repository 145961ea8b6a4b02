import { type GraphQLSchema, printSchema } from 'graphql';
import type { Excess } from './limits/document-excess.ts';
import { readText, type TextLimits } from './limits/document-text.ts';
import type { Limits } from './limits.ts';
import { type TokenBuckets, tokenBuckets } from './rate-limit/token-buckets.ts';
import { NotRead } from './reading/not-read.ts';
import { RecentTexts } from './reading/recent-texts.ts';
import { type AskedAs, type AskedText, type ReadText, type Verdict, verdictOn } from './reading/verdict.ts';
import { SchemaThread } from './schema-thread.ts';

/** So few words and signs are read at once: the way to the thread and back is as long. */
const fewTokens = 100;
/** What frontends ask in their first seconds, and then little; 100 of them take 0.1 to 0.4 ms. A house that is not attacked needs no thread. */
const readHere = { burst: 5000, perSecond: 200 };

export type ReadingThread = SchemaThread<AskedText, Verdict | undefined>;

export function readingThread(worker = new URL('./reading/reading-worker.ts', import.meta.url)): ReadingThread {
  return new SchemaThread({ worker, mostWaiting: 50, tooMany: () => new NotRead('too many') });
}

/** One for the process. */
const usualThread = readingThread();

export interface ReaderOptions {
  thread?: ReadingThread;
  /** Words and signs that are read here, where everybody else waits for it. */
  here?: { burst: number; perSecond: number };
}

/**
 * Parses and validates texts that are not short. Those that were made to be refused take milliseconds each, so what is more
 * than a little is read on a thread of its own.
 */
export class DocumentReader {
  readonly #limits: Limits;
  readonly #thread: ReadingThread;
  readonly #here: TokenBuckets;
  readonly #recent = new RecentTexts<Promise<Verdict | undefined>>();
  readonly #sdl = new WeakMap<GraphQLSchema, string>();
  #serving: GraphQLSchema | undefined;

  constructor(limits: Limits, { thread = usualThread, here = readHere }: ReaderOptions = {}) {
    this.#limits = limits;
    this.#thread = thread;
    this.#here = tokenBuckets(here);
  }

  /** From now on texts are read by this schema. */
  serve(schema: GraphQLSchema): void {
    this.#serving = schema;
    this.#recent.clear();
  }

  /**
   * Reads a text that nobody has asked before, or says why it would be too much to validate. What is short is left to whoever
   * asks.
   *
   * @throws NotRead when nobody can tell now.
   */
  async read(text: string, as: AskedAs): Promise<{ excess?: Excess; document?: ReadText }> {
    const { exceeded, tokens } = readText(text, this.#limits);
    if (exceeded) return { excess: this.#excessIn(exceeded) };
    const schema = this.#serving;
    if (tokens <= fewTokens || !schema) return {};
    try {
      const verdict = await this.#read(text, { as, tokens }, schema);
      if (verdict?.is === 'excessive') return { excess: verdict.excess };
      return verdict ? { document: { text, schema, verdict } } : {};
    } catch (error) {
      throw error instanceof NotRead ? error : new NotRead('failed', { cause: error });
    }
  }

  /** Whether a text is valid that is not short; undefined where that is left to whoever asks. */
  async verdictOn(text: string, as: AskedAs, schema: GraphQLSchema): Promise<Verdict | undefined> {
    const { tokens } = readText(text, { ...this.#limits, tokens: fewTokens });
    if (tokens <= fewTokens) return undefined;
    const verdict = await this.#read(text, { as, tokens }, schema).catch(() => undefined);
    return verdict?.is === 'excessive' || verdict?.is === 'no GraphQL' ? undefined : verdict;
  }

  #excessIn(exceeded: keyof TextLimits): Excess {
    const most = this.#limits[exceeded];
    if (exceeded === 'tokens') return ['GRAPHQL_PARSE_FAILED', `the document has more than ${most} tokens`];
    if (exceeded === 'nesting')
      return ['OPERATION_TOO_DEEP', `the document has more than ${most} brackets within each other`];
    return ['OPERATION_TOO_LARGE', `the document has more than ${most} ${exceeded}`];
  }

  #read(text: string, { as, tokens }: { as: AskedAs; tokens: number }, schema: GraphQLSchema) {
    const isServing = schema === this.#serving;
    const key = `${as} ${text}`;
    const before = isServing ? this.#recent.get(key) : undefined;
    if (before) return before;
    const { comparisons, depth, rootFields, aliases, fields, conditions, tokens: mostTokens } = this.#limits;
    const limits = { tokens: mostTokens, comparisons, depth, rootFields, aliases, fields, conditions };
    const asked = { text, as, limits };
    const isReadHere = this.#here.take('all', tokens) === 0;
    const read = isReadHere ? Promise.resolve(verdictOn(schema, asked)) : this.#thread.ask(this.#sdlOf(schema), asked);
    if (!isServing) return read;
    this.#recent.add(key, read);
    read.catch(() => this.#recent.forget(key, read));
    return read;
  }

  #sdlOf(schema: GraphQLSchema): string {
    const sdl = this.#sdl.get(schema) ?? printSchema(schema);
    this.#sdl.set(schema, sdl);
    return sdl;
  }
}
