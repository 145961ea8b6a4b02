const pageBits = 18;
const pageBytes = 1 << pageBits;
const slotBytes = 4;
const headBytes = 8;

interface Page {
  bytes: Buffer;
  used: number;
  live: number;
}

/**
 * The bytes of every slot, in pages. A page of which more than half is garbage is emptied into another, so that memory
 * follows what is held, a little at a time.
 */
export class BytePages {
  readonly #pages: (Page | undefined)[] = [];
  readonly #unusedPages: number[] = [];
  #addresses = new Float64Array(1024).fill(-1);
  #current = -1;

  set(slot: number, bytes: Uint8Array): void {
    this.delete(slot);
    this.#write(slot, bytes);
  }

  delete(slot: number): void {
    const address = this.#addresses[slot] ?? -1;
    if (address < 0) return;
    this.#addresses[slot] = -1;
    const index = Math.floor(address / pageBytes);
    const page = this.#pageAt(index);
    page.live -= page.bytes.readUInt32LE((address % pageBytes) + slotBytes) + headBytes;
    this.#tidy(index);
  }

  /** The page that holds a slot's bytes; they begin at `offsetOf`. */
  pageOf(slot: number): Buffer {
    return this.#pageAt(Math.floor((this.#addresses[slot] ?? 0) / pageBytes)).bytes;
  }

  offsetOf(slot: number): number {
    return ((this.#addresses[slot] ?? 0) % pageBytes) + headBytes;
  }

  /** All memory that is taken, in bytes. */
  get size(): number {
    return this.#pages.reduce((sum, page) => sum + (page?.bytes.length ?? 0), 0);
  }

  #write(slot: number, bytes: Uint8Array): void {
    const length = headBytes + bytes.length;
    let page = this.#pages[this.#current];
    if (page === undefined || page.used + length > page.bytes.length) {
      page = { bytes: Buffer.allocUnsafeSlow(Math.max(pageBytes, length)), used: 0, live: 0 };
      const full = this.#current;
      this.#current = this.#unusedPages.pop() ?? this.#pages.length;
      this.#pages[this.#current] = page;
      if (full !== -1) this.#tidy(full);
      this.#write(slot, bytes);
      return;
    }
    page.bytes.writeUInt32LE(slot, page.used);
    page.bytes.writeUInt32LE(bytes.length, page.used + slotBytes);
    page.bytes.set(bytes, page.used + headBytes);
    this.#hold(slot, this.#current * pageBytes + page.used);
    page.used += length;
    page.live += length;
  }

  #tidy(index: number): void {
    const page = this.#pages[index];
    if (page === undefined || index === this.#current || page.live * 2 > page.used) return;
    this.#pages[index] = undefined;
    for (let at = 0; at < page.used; ) {
      const slot = page.bytes.readUInt32LE(at);
      const start = at + headBytes;
      const end = start + page.bytes.readUInt32LE(at + slotBytes);
      if (this.#addresses[slot] === index * pageBytes + at) this.#write(slot, page.bytes.subarray(start, end));
      at = end;
    }
    this.#unusedPages.push(index);
  }

  #hold(slot: number, address: number): void {
    if (slot >= this.#addresses.length) {
      const addresses = new Float64Array(Math.max(slot + 1, Math.ceil(this.#addresses.length * 1.5))).fill(-1);
      addresses.set(this.#addresses);
      this.#addresses = addresses;
    }
    this.#addresses[slot] = address;
  }

  #pageAt(index: number): Page {
    const page = this.#pages[index];
    if (page === undefined) throw new RangeError(`no page ${index}`);
    return page;
  }
}
