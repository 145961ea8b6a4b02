import type { Dictionary } from './dictionary.ts';

/** Writes numbers and texts one after the other. */
export class ByteWriter {
  readonly #dictionary: Dictionary;
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  start(): void {
    this.#length = 0;
  }

  /** Good until the next `start`. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A whole number from 0 on, in as few bytes as it needs. */
  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** One byte a letter where that is enough, else two: whatever a string holds comes back. */
  text(text: string): void {
    this.#reserve(2 * text.length + 5);
    const start = this.#length;
    this.number(2 * text.length);
    // Most texts are short, and a call that leaves JavaScript costs more than their letters.
    for (let index = 0; index < text.length; index++) {
      const letter = text.charCodeAt(index);
      if (letter > 255) {
        this.#length = start;
        this.number(2 * text.length + 1);
        this.#length += this.#bytes.write(text, this.#length, 'utf16le');
        return;
      }
      this.#bytes[this.#length++] = letter;
    }
  }

  /** A text that many records may say. */
  word(text: string): void {
    const code = this.#dictionary.codeOf(text);
    this.number(code);
    if (code === 0) this.text(text);
  }

  /** What `write` writes, with its length in front. */
  section(write: () => void): void {
    this.#reserve(1);
    const start = this.#length;
    this.#length += 1;
    write();
    const length = this.#length - start - 1;
    const moved = length < 128 ? 0 : length < 1 << 14 ? 1 : 4;
    this.#reserve(moved);
    if (moved > 0) this.#bytes.copyWithin(start + 1 + moved, start + 1, this.#length);
    const end = this.#length + moved;
    this.#length = start;
    if (moved < 4) this.number(length);
    else this.#longNumber(length);
    this.#length = end;
  }

  /** In five bytes, whatever it is. */
  #longNumber(value: number): void {
    for (let bits = 0; bits < 28; bits += 7) this.#bytes[this.#length++] = ((value >>> bits) & 127) | 128;
    this.#bytes[this.#length++] = value >>> 28;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    this.#bytes = Buffer.concat([this.#bytes], 2 * (this.#length + more));
  }
}
