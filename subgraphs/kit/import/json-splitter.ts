import { FileError } from './file-error.ts';

/** The bytes of one JSON value within a file. */
export interface JsonPiece {
  line: number;
  bytes: Buffer;
  broken?: string;
}

/** Cuts a byte stream into pieces that can be parsed, and rejected, one at a time. */
export interface PieceSplitter {
  push(chunk: Buffer): JsonPiece[];
  end(): JsonPiece[];
}

/** An element that is longer was never closed, and a document that is longer has a list, which is not one that is known. */
const longestByDefault = 64 * 1024 * 1024;

const newline = 0x0a;
const backslash = 0x5c;
const quote = 0x22;
const colon = 0x3a;
const comma = 0x2c;
const whiteSpace = new Set(Buffer.from(' \n\r\t'));
const open = new Map([
  [0x7b, 0x7d],
  [0x5b, 0x5d],
]);
const close = new Set(open.values());

/**
 * Cuts a JSON document into the elements of its list: the top-level array, or the array under one of the list names of the
 * top-level object. Objects beside it that have one of their own names are elements as well, with their name. It only follows
 * strings and brackets, so an element that is not valid JSON does not stop it. A document without such a list is one piece.
 */
export class JsonSplitter implements PieceSplitter {
  readonly #lists: Set<string>;
  readonly #objects: ReadonlySet<string>;
  readonly #longest: number;
  #pending: Buffer = Buffer.alloc(0);
  #at = 0;
  #line = 1;
  #stack: number[] = [];
  #inString = false;
  #escaped = false;
  #stringStart = 0;
  #lastString = '';
  #key = '';
  #elementDepth = 0;
  #elementStart = 0;
  #elementLine = 1;
  /** What a single object that stands beside lists is called: `ticket` beside `users`. */
  #elementName: string | undefined;
  /** What is no object between the elements; it is told once the list is known to be one. */
  #strays: JsonPiece[] = [];
  #stray: { start: number; line: number } | undefined;
  #foundList = false;
  /** It has an id, so that its lists are its own. */
  #isOneObject = false;

  constructor(lists: string[], objects: ReadonlySet<string> = new Set(), longest = longestByDefault) {
    this.#lists = new Set(lists);
    this.#objects = objects;
    this.#longest = longest;
  }

  push(chunk: Buffer): JsonPiece[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const pieces = this.#scan();
    this.#forget();
    return pieces;
  }

  end(): JsonPiece[] {
    const rest = this.#pending.subarray(this.#foundList ? this.#elementStart : 0);
    if (!this.#foundList) return rest.length > 0 ? [{ line: 1, bytes: rest }] : [];
    if (this.#elementDepth > 0)
      return [{ line: this.#elementLine, bytes: rest.subarray(0, 4096), broken: 'the file ends within an element' }];
    return this.#stack.length > 0
      ? [{ line: this.#line, bytes: Buffer.alloc(0), broken: 'the file ends within its list' }]
      : [];
  }

  #scan(): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    const bytes = this.#pending;
    for (; this.#at < bytes.length; this.#at += 1) {
      const byte = bytes[this.#at] ?? 0;
      if (byte === newline) this.#line += 1;
      if (this.#elementDepth === 0 && !this.#inString) this.#between(byte);
      if (this.#inString) this.#inside(byte);
      else if (byte === quote) this.#beginString();
      else if (byte === colon && this.#stack.length === 1) this.#nameKey();
      else if (open.has(byte)) this.#enter(byte);
      else if (close.has(byte)) {
        const piece = this.#leave();
        if (this.#foundList) pieces.push(...this.#strays.splice(0));
        if (piece) pieces.push(piece);
      }
    }
    const begun = this.#elementDepth > 0 ? { start: this.#elementStart, line: this.#elementLine } : this.#stray;
    if (begun && this.#at - begun.start > this.#longest)
      throw new FileError(`the element that begins on line ${begun.line} is longer than ${this.#longest} bytes`);
    if (!this.#foundList && this.#at > this.#longest)
      throw new FileError(`it is longer than ${this.#longest} bytes and has no list that is called ${this.#named()}`);
    return pieces;
  }

  #named(): string {
    return [...this.#lists].join(', ').replace(/, ([^,]*)$/, ' or $1');
  }

  #nameKey(): void {
    this.#key = this.#lastString;
    if (this.#key === 'id' && !this.#foundList) this.#isOneObject = true;
  }

  #between(byte: number): void {
    const isBracket = open.has(byte) || close.has(byte);
    if (this.#stray && (isBracket || byte === comma)) {
      const { start, line } = this.#stray;
      this.#strays.push({ line, bytes: this.#pending.subarray(start, this.#at) });
      this.#stray = undefined;
    } else if (!this.#stray && !isBracket && byte !== comma && !whiteSpace.has(byte) && this.#isInList()) {
      this.#stray = { start: this.#at, line: this.#line };
      // An object may have a list of this name that is not what the document lists.
      if (this.#stack.length === 1) this.#foundList = true;
    }
  }

  #isInList(): boolean {
    if (this.#isOneObject || this.#stack.at(-1) !== 0x5b) return false;
    return this.#stack.length === 1 || (this.#stack.length === 2 && this.#lists.has(this.#key));
  }

  #inside(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      if (this.#stack.length === 1) this.#lastString = this.#pending.toString('utf8', this.#stringStart, this.#at);
    }
  }

  #beginString(): void {
    this.#inString = true;
    this.#stringStart = this.#at + 1;
  }

  #isNamedObject(byte: number): boolean {
    const isWithinObject = this.#stack.length === 1 && this.#stack[0] === 0x7b;
    return isWithinObject && byte === 0x7b && !this.#isOneObject && this.#objects.has(this.#key);
  }

  #enter(byte: number): void {
    const isNamed = this.#elementDepth === 0 && this.#isNamedObject(byte);
    const isElement = isNamed || (this.#elementDepth === 0 && this.#isInList());
    this.#stack.push(byte);
    if (!isElement) return;
    this.#elementName = isNamed ? this.#key : undefined;
    this.#foundList = true;
    this.#elementDepth = this.#stack.length;
    this.#elementStart = this.#at;
    this.#elementLine = this.#line;
  }

  #leave(): JsonPiece | null {
    const depth = this.#stack.length;
    this.#stack.pop();
    if (depth !== this.#elementDepth || depth === 0) return null;
    this.#elementDepth = 0;
    const bytes = this.#pending.subarray(this.#elementStart, this.#at + 1);
    return { line: this.#elementLine, bytes: this.#elementName ? wrapped(this.#elementName, bytes) : bytes };
  }

  /** Drops what is behind; before the list is found everything may still turn out to be one object. */
  #forget(): void {
    if (!this.#foundList) return;
    const begun = this.#elementDepth > 0 ? this.#elementStart : this.#stray?.start;
    const keepFrom = begun ?? (this.#inString ? this.#stringStart : this.#at);
    this.#pending = this.#pending.subarray(keepFrom);
    this.#at -= keepFrom;
    this.#elementStart -= keepFrom;
    this.#stringStart -= keepFrom;
    if (this.#stray) this.#stray.start -= keepFrom;
  }
}

/** As an API answers that was asked for one: `{ "ticket": { … } }`. */
function wrapped(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{${JSON.stringify(name)}:`), bytes, Buffer.from('}')]);
}

/** Cuts JSON Lines: a broken line is one broken piece. */
export function splitLines(longest = longestByDefault): PieceSplitter {
  let pending = Buffer.alloc(0);
  let line = 0;
  return {
    push(chunk) {
      pending = Buffer.concat([pending, chunk]);
      const pieces: JsonPiece[] = [];
      let from = 0;
      for (let at = pending.indexOf(newline); at >= 0; at = pending.indexOf(newline, from)) {
        line += 1;
        pieces.push({ line, bytes: pending.subarray(from, at) });
        from = at + 1;
      }
      pending = pending.subarray(from);
      if (pending.length > longest) throw new FileError(`line ${line + 1} is longer than ${longest} bytes`);
      return pieces;
    },
    end: () => (pending.length > 0 ? [{ line: line + 1, bytes: pending }] : []),
  };
}
