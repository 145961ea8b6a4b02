import type { Dictionary } from './dictionary.ts';

/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  readonly #dictionary: Dictionary;
  #bytes: Buffer = Buffer.alloc(0);
  at = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  open(bytes: Buffer, at: number): void {
    this.#bytes = bytes;
    this.at = at;
  }

  number(): number {
    let byte = this.#bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let bits = 7; byte > 127; bits += 7) {
      byte = this.#bytes[this.at++] ?? 0;
      value |= (byte & 127) << bits;
    }
    return value >>> 0;
  }

  text(): string {
    const coded = this.number();
    const start = this.at;
    const isWide = (coded & 1) === 1;
    this.at += isWide ? coded - 1 : coded >>> 1;
    return this.#bytes.toString(isWide ? 'utf16le' : 'latin1', start, this.at);
  }

  word(): string {
    const code = this.number();
    return code === 0 ? this.text() : this.#dictionary.textOf(code);
  }

  list<Item>(read: (reader: ByteReader) => Item): Item[] {
    const items: Item[] = [];
    for (let count = this.number(); count > 0; count--) items.push(read(this));
    return items;
  }
}
