import type { TypedShape } from '../shape.ts';
import { unexpected } from './answer-reader/json-bytes.ts';
import { isReadable, nameBytesOf, ReaderCode } from './answer-reader/reader-code.ts';

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
const mostCompiled = 200;
/**
 * In the code each byte of a name is a condition, which takes up to 200 bytes when it has run. A name of 50 KB that a fragment
 * brought to 32 places took 3.7 s to compile, and 119 MB.
 */
const mostNameBytes = { ofOne: 4000, ofAll: 80_000 };
/** Who writes otherwise will do so again: after each answer that could not be read, more of them are not tried. */
const mostUntried = 63;

/**
 * @returns undefined for what cannot be read like this: something around what is sealed may be of several types, or there is so much
 *   of it that it would not pay.
 */
export function answerReader(typed: TypedShape, of: Answered): AnswerReader | undefined {
  if (!isReadable(typed)) return undefined;
  const nameBytes = nameBytesOf(typed, mostNameBytes.ofOne);
  if (nameBytes > mostNameBytes.ofOne) return undefined;
  const reader = new CompiledReader(typed, of, nameBytes);
  return (bytes) => reader.read(bytes);
}

class CompiledReader {
  readonly #typed: TypedShape;
  readonly #of: Answered;
  readonly #nameBytes: number;
  #compiled: ((bytes: Buffer) => unknown) | undefined;
  /** So many answers are left to others from now on. */
  #left = answersBeforeReading;
  #untried = 0;

  constructor(typed: TypedShape, of: Answered, nameBytes: number) {
    this.#typed = typed;
    this.#of = of;
    this.#nameBytes = nameBytes;
  }

  read(bytes: Buffer): ReturnType<AnswerReader> {
    if (this.#left > 0) {
      this.#left -= 1;
      return undefined;
    }
    try {
      this.#compiled ??= this.#compile();
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
    this.#remember();
    return read;
  }

  #remember(): void {
    compiled.set(new WeakRef(this), this.#nameBytes);
    compiledBytes += this.#nameBytes;
    for (const [oldest, nameBytes] of compiled) {
      if (compiled.size <= mostCompiled && compiledBytes <= mostNameBytes.ofAll) return;
      compiled.delete(oldest);
      compiledBytes -= nameBytes;
      const reader = oldest.deref();
      if (reader) reader.#forget();
    }
  }

  #forget(): void {
    this.#compiled = undefined;
    this.#left = answersBeforeReading;
  }
}

/**
 * Those of this process whose code was compiled, with the bytes of names in it, the first one in front. A reader leads to the schema
 * of its supergraph, and goes with it.
 */
const compiled = new Map<WeakRef<CompiledReader>, number>();
let compiledBytes = 0;
