/** One record of a delimited file as it stands there, before its cells are read. */
export interface RawRecord {
  /** 1-based number of the line it begins on. */
  line: number;
  bytes: Buffer;
  /** How many lines it spans: quoted cells may hold line breaks. */
  lines: number;
  /** Why these bytes cannot be a record. */
  broken?: string;
}

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** A quoted cell that runs on for longer was never closed. */
const longestRecord = 1024 * 1024;

type State = 'cell start' | 'plain' | 'quoted' | 'after quote';

/**
 * Finds where records end, in bytes, so that one record with broken quoting or invalid UTF-8 costs that record and not the
 * rest of the file. Feed it with `push`, take records with `next`; `restartAfterFirstLine` takes a record back.
 */
export class RecordSplitter {
  readonly #delimiter: number;
  #pending: Buffer = Buffer.alloc(0);
  /** What came since, of a line that goes on: put together once it ends, however long it is. */
  #goingOn: Buffer[] = [];
  #isExhausted = false;
  #position = 0;
  #line = 1;
  #ended = false;

  constructor(delimiter = ',') {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Buffer): void {
    this.#goingOn.push(chunk);
    if (chunk.includes(newline)) this.#putTogether();
  }

  end(): void {
    this.#putTogether();
    this.#ended = true;
  }

  #putTogether(): void {
    this.#pending = Buffer.concat([this.#pending.subarray(this.#position), ...this.#goingOn]);
    this.#goingOn = [];
    this.#position = 0;
    this.#isExhausted = false;
  }

  /** The next whole record, or null when more bytes are needed (or none are left). */
  next(): RawRecord | null {
    const found = this.#isExhausted ? null : this.#scan();
    this.#isExhausted = !found;
    if (!found) return null;
    const record: RawRecord = {
      line: this.#line,
      bytes: trimLineEnd(this.#pending.subarray(this.#position, found.end)),
      lines: found.lines,
      ...(found.broken && { broken: found.broken }),
    };
    this.#position = found.end;
    this.#line += found.lines;
    return record;
  }

  /** Where reading stands; valid until the next `push`. */
  mark(): { position: number; line: number } {
    return { position: this.#position, line: this.#line };
  }

  reset(mark: { position: number; line: number }): void {
    this.#position = mark.position;
    this.#isExhausted = false;
    this.#line = mark.line;
  }

  /** The physical line at the current place as a broken record: what a misread quote swallowed is read again after it. */
  nextLine(broken: string): RawRecord {
    const at = this.#pending.indexOf(newline, this.#position);
    const end = at < 0 ? this.#pending.length : at + 1;
    const record = {
      line: this.#line,
      bytes: trimLineEnd(this.#pending.subarray(this.#position, end)),
      lines: 1,
      broken,
    };
    this.#position = end;
    this.#line += 1;
    return record;
  }

  #scan(): { end: number; lines: number; broken?: string } | null {
    const bytes = this.#pending;
    let state: State = 'cell start';
    let lines = 1;
    for (let at = this.#position; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (state === 'quoted') {
        if (byte === quote) state = 'after quote';
        else if (byte === newline) lines += 1;
        if (at - this.#position > longestRecord) return this.#firstLine('a quote that is never closed');
      } else if (byte === newline) {
        return { end: at + 1, lines };
      } else if (byte === this.#delimiter) {
        state = 'cell start';
      } else if (byte === quote && state === 'cell start') {
        state = 'quoted';
      } else if (byte === quote && state === 'after quote') {
        state = 'quoted';
      } else if (state === 'after quote' && byte !== carriageReturn) {
        return this.#firstLine('text after a closing quote');
      } else if (state === 'cell start') {
        state = 'plain';
      }
    }
    if (!this.#ended || this.#position >= bytes.length) return null;
    return state === 'quoted' ? this.#firstLine('a quote that is never closed') : { end: bytes.length, lines };
  }

  #firstLine(broken: string): { end: number; lines: number; broken: string } {
    const at = this.#pending.indexOf(newline, this.#position);
    return { end: at < 0 ? this.#pending.length : at + 1, lines: 1, broken };
  }
}

function trimLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  if (bytes[end - 1] === newline) end -= 1;
  if (bytes[end - 1] === carriageReturn) end -= 1;
  return bytes.subarray(0, end);
}
