import { unexpected } from './answer-reader/json-bytes.ts';
import { isReadable, ReaderCode } from './answer-reader/reader-code.ts';
import type { TypedShape } from './shape.ts';

/**
 * Reads the bytes of an answer, which must be UTF-8, as `JSON.parse` would, but with `Sealed` for what is to be sealed. Undefined where
 * it is not written as servers usually do: without errors, white space, or another order than fields were asked in. That says
 * nothing of whether the answer is right.
 */
export type AnswerReader = (bytes: Buffer) => { data: unknown } | undefined;

/** What the data are, or what each of the `_entities` in them is. */
type Answered = 'root' | 'entities';

/** To compile takes as long as reading some dozens of answers by other means. */
export const answersBeforeReading = 8;
/** Each takes some 30 to 60 KB. */
const mostCompiled = 200;
/** Who writes otherwise will do so again: after each answer that could not be read, more of them are not tried. */
const mostUntried = 63;

/** @returns undefined for what cannot be read like this: something around what is sealed may be of several types. */
export function answerReader(typed: TypedShape, of: Answered): AnswerReader | undefined {
  if (!isReadable(typed)) return undefined;
  const reader = new CompiledReader(typed, of);
  return (bytes) => reader.read(bytes);
}

class CompiledReader {
  readonly #typed: TypedShape;
  readonly #of: Answered;
  #compiled: ((bytes: Buffer) => unknown) | undefined;
  /** So many answers are left to others from now on. */
  #left = answersBeforeReading;
  #untried = 0;

  constructor(typed: TypedShape, of: Answered) {
    this.#typed = typed;
    this.#of = of;
  }

  read(bytes: Buffer): ReturnType<AnswerReader> {
    if (this.#left > 0) {
      this.#left -= 1;
      return undefined;
    }
    try {
      this.#compiled ??= this.#compile();
      if (!this.#compiled) {
        this.#left = Number.POSITIVE_INFINITY;
        return undefined;
      }
      const found = this.#compiled(bytes);
      this.#untried = 0;
      return { data: this.#of === 'root' ? found : { _entities: found } };
    } catch (error) {
      if (error !== unexpected) throw error;
      this.#untried = Math.min(mostUntried, this.#untried * 2 + 1);
      this.#left = this.#untried;
      return undefined;
    }
  }

  #compile(): ReturnType<ReaderCode['compile']> {
    const code = new ReaderCode();
    const read =
      this.#of === 'root'
        ? code.compile(code.readerOf(this.#typed), ['data'])
        : code.compile(code.listReaderOf(this.#typed), ['data', '_entities']);
    if (read) this.#remember();
    return read;
  }

  #remember(): void {
    compiled.add(new WeakRef(this));
    const [oldest] = compiled;
    if (compiled.size <= mostCompiled || !oldest) return;
    compiled.delete(oldest);
    const reader = oldest.deref();
    if (reader) reader.#forget();
  }

  #forget(): void {
    this.#compiled = undefined;
    this.#left = answersBeforeReading;
  }
}

/** Those of this process whose code was compiled, the first one in front; they go with the supergraph that they are of. */
const compiled = new Set<WeakRef<CompiledReader>>();
