import type { GraphQLSchema } from 'graphql';
import { type CostWeights, noWeights } from './limits/cost-weights.ts';
import type { Excess, Pricing } from './limits/document-excess.ts';
import { readText, type TextLimits } from './limits/document-text.ts';
import { maySize } from './limits/page-size.ts';
import type { Limits } from './limits.ts';
import { type TokenBuckets, tokenBuckets } from './rate-limit/token-buckets.ts';
import { NotRead } from './reading/not-read.ts';
import { RecentTexts } from './reading/recent-texts.ts';
import { toldSchema } from './reading/told-schema.ts';
import { type AskedAs, type AskedText, type ReadText, type Verdict, verdictOn } from './reading/verdict.ts';
import { SchemaThread } from './schema-thread.ts';

/** So few words and signs are read at once: the way to the thread and back is as long. */
const fewTokens = 100;
/** What frontends ask in their first seconds, and then little; 100 of them take 0.1 to 0.4 ms. A house that is not attacked needs no thread. */
const readHere = { burst: 5000, perSecond: 200 };

/** Of more variables nobody asks, before the document is read, which are sizes of pages. */
const mostNumbers = 100;

export type ReadingThread = SchemaThread<AskedText, Verdict | undefined>;

export function readingThread(worker = new URL('./reading/reading-worker.ts', import.meta.url)): ReadingThread {
  return new SchemaThread({ worker, mostWaiting: 50, mostWaitingOfOne: 25, tooMany: () => new NotRead('too many') });
}

/** One for the process. */
const usualThread = readingThread();

export interface ReaderOptions {
  thread?: ReadingThread;
  /** Words and signs that are read here, where everybody else waits for it. */
  here?: { burst: number; perSecond: number };
}

export interface AskedToRead {
  text: string;
  /** How many words and signs it has. */
  tokens: number;
  as: AskedAs;
  /** Whose turn it takes. */
  owner: string;
}

/** How long a text is, or why it is not to be read at all. */
export interface Measured {
  tokens: number;
  excess?: Excess;
}

/** A text that is read, or why it is refused; neither where it is left to whoever asks. */
export interface Reading {
  document?: ReadText;
  excess?: Excess;
  /** What it may cost, where that is too much. */
  cost?: number;
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
  readonly #weights = new WeakMap<GraphQLSchema, CostWeights>();
  readonly #told = new WeakMap<GraphQLSchema, string>();
  #serving: GraphQLSchema | undefined;

  constructor(limits: Limits, { thread = usualThread, here = readHere }: ReaderOptions = {}) {
    this.#limits = limits;
    this.#thread = thread;
    this.#here = tokenBuckets(here);
  }

  /** From now on texts are read by this schema. */
  serve(schema: GraphQLSchema, weights = noWeights): void {
    this.#weights.set(schema, weights);
    this.#serving = schema;
    this.#recent.clear();
  }

  /** Looks through a text without parsing it, which costs little. */
  measure(text: string): Measured {
    const { exceeded, tokens } = readText(text, this.#limits);
    return { tokens, ...(exceeded && { excess: this.#excessIn(exceeded) }) };
  }

  /**
   * Reads a text that nobody has asked before, or says why it would be too much to validate, or to answer. What is short is left
   * to whoever asks.
   *
   * @throws NotRead when nobody can tell now.
   */
  async read(asked: AskedToRead & { variables?: unknown }): Promise<Reading> {
    const { text, tokens, as, variables } = asked;
    const schema = this.#serving;
    if (tokens <= fewTokens || !schema) return {};
    try {
      const isPriced = as === 'request' && !this.#weights.get(schema)?.readsInput;
      const verdict = await this.#read(asked, schema, isPriced ? numbersIn(variables) : undefined);
      if (verdict?.is === 'excessive' || verdict?.is === 'costly') return verdict;
      return verdict ? { document: { text, schema, verdict } } : {};
    } catch (error) {
      throw error instanceof NotRead ? error : new NotRead('failed', { cause: error });
    }
  }

  /** Whether a text is valid that is not short; undefined where that is left to whoever asks. */
  async verdictOn(asked: Omit<AskedToRead, 'tokens'>, schema: GraphQLSchema): Promise<Verdict | undefined> {
    const { tokens } = readText(asked.text, { ...this.#limits, tokens: fewTokens });
    if (tokens <= fewTokens) return undefined;
    const verdict = await this.#read({ ...asked, tokens }, schema).catch(() => undefined);
    return verdict && isAboutValidity(verdict) ? verdict : undefined;
  }

  #excessIn(exceeded: keyof TextLimits): Excess {
    const most = this.#limits[exceeded];
    if (exceeded === 'tokens') return ['GRAPHQL_PARSE_FAILED', `the document has more than ${most} tokens`];
    if (exceeded === 'nesting')
      return ['OPERATION_TOO_DEEP', `the document has more than ${most} brackets within each other`];
    return ['OPERATION_TOO_LARGE', `the document has more than ${most} ${exceeded}`];
  }

  #read({ text, tokens, as, owner }: AskedToRead, schema: GraphQLSchema, numbers?: AskedText['numbers']) {
    const isServing = schema === this.#serving;
    const key = `${as} ${text}`;
    const keyWithNumbers = `${numbers && JSON.stringify(numbers)} ${key}`;
    const before = isServing ? (this.#recent.get(key) ?? this.#recent.get(keyWithNumbers)) : undefined;
    if (before) return before;
    const asked = { text, as, numbers, limits: this.#documentLimits };
    const pricing = { schema, weights: this.#weights.get(schema) ?? noWeights };
    const isReadHere = this.#here.take('all', tokens) === 0;
    const read = isReadHere
      ? Promise.resolve(verdictOn(pricing, asked))
      : this.#thread.ask(this.#toldOf(pricing), asked, owner);
    if (!isServing) return read;
    this.#recent.add(keyWithNumbers, read);
    read.then(
      (verdict) => {
        if (verdict?.is === 'costly' || schema !== this.#serving) return;
        // Whether it is valid depends on no variables.
        this.#recent.forget(keyWithNumbers, read);
        this.#recent.add(key, read);
      },
      () => this.#recent.forget(keyWithNumbers, read),
    );
    return read;
  }

  get #documentLimits(): AskedText['limits'] {
    const { comparisons, depth, rootFields, aliases, fields, conditions, tokens } = this.#limits;
    const { page, objects, characters, cost } = this.#limits;
    return { comparisons, depth, rootFields, aliases, fields, conditions, tokens, page, objects, characters, cost };
  }

  #toldOf(pricing: Pricing): string {
    const told = this.#told.get(pricing.schema) ?? toldSchema(pricing);
    this.#told.set(pricing.schema, told);
    return told;
  }
}

function isAboutValidity({ is }: Verdict): boolean {
  return is === 'valid' || is === 'mistaken' || is === 'unbearable';
}

/** Undefined where not all of them are looked for. */
function numbersIn(variables: unknown): AskedText['numbers'] {
  if (variables === undefined || variables === null) return {};
  if (typeof variables !== 'object') return undefined;
  const sent = Object.entries(variables);
  if (sent.length > mostNumbers) return undefined;
  return Object.fromEntries(sent.filter((each): each is [string, number | null] => maySize(each[1])));
}
