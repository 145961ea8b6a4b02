/** Thrown for what is not written as expected; it says nothing of whether that is JSON. */
export const unexpected = Symbol('unexpected');

// Each goes over a value that begins at a place, by the grammar of JSON and the type of the value, and tells where it ends.

const [quote, backslash, minus, point, zero, nine, space] = [0x22, 0x5c, 0x2d, 0x2e, 0x30, 0x39, 0x20];

export function skipNull(bytes: Buffer, at: number): number {
  return skipWord(bytes, at, 'null');
}

export function skipBoolean(bytes: Buffer, at: number): number {
  return skipWord(bytes, at, bytes[at] === 0x74 ? 'true' : 'false');
}

function skipWord(bytes: Buffer, at: number, word: string): number {
  for (let index = 0; index < word.length; index += 1)
    if (bytes[at + index] !== word.charCodeAt(index)) throw unexpected;
  return at + word.length;
}

export function skipText(bytes: Buffer, begin: number): number {
  if (bytes[begin] !== quote) throw unexpected;
  for (let at = begin + 1; ; ) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at = skipEscape(bytes, at);
    else if (byte !== undefined && byte >= space) at += 1;
    else throw unexpected;
  }
}

const escapes = new Set(Buffer.from('"\\/bfnrt'));

function skipEscape(bytes: Buffer, at: number): number {
  const byte = bytes[at + 1] ?? 0;
  if (escapes.has(byte)) return at + 2;
  if (byte !== 0x75 || !/^[\da-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6))) throw unexpected;
  return at + 6;
}

const [most32, mostDigits] = [2 ** 31, 15];

export function skipInt(bytes: Buffer, begin: number): number {
  const digits = bytes[begin] === minus ? begin + 1 : begin;
  const end = skipDigits(bytes, digits);
  if (end - digits < 10) return end;
  const value = Number(bytes.toString('latin1', begin, end));
  if (value >= most32 || value < -most32) throw unexpected;
  return end;
}

/** One without an exponent; few digits have no need of rounding. */
export function skipNumber(bytes: Buffer, begin: number): number {
  const whole = skipDigits(bytes, bytes[begin] === minus ? begin + 1 : begin);
  if (bytes[whole] !== point) return whole;
  let at = whole + 1;
  while (isDigit(bytes[at])) at += 1;
  if (at === whole + 1 || at - begin > mostDigits) throw unexpected;
  return at;
}

/** As JSON has it: no other digit after a zero in front. */
function skipDigits(bytes: Buffer, begin: number): number {
  let at = begin;
  while (isDigit(bytes[at])) at += 1;
  if (at === begin || at - begin > mostDigits || (bytes[begin] === zero && at > begin + 1)) throw unexpected;
  return at;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

export function skipId(bytes: Buffer, at: number): number {
  return bytes[at] === quote ? skipText(bytes, at) : skipDigits(bytes, bytes[at] === minus ? at + 1 : at);
}

/** Objects and lists in custom scalars are another one's to read. */
export function skipScalar(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === quote) return skipText(bytes, at);
  return byte === 0x74 || byte === 0x66 ? skipBoolean(bytes, at) : skipNumber(bytes, at);
}

const whiteSpace = new Set(Buffer.from(' \n\r\t'));

export function skipRest(bytes: Buffer, begin: number): void {
  for (let at = begin; at < bytes.length; at += 1) if (!whiteSpace.has(bytes[at] ?? 0)) throw unexpected;
}

export function parsed(bytes: Buffer, begin: number, end: number): unknown {
  const text = bytes.toString('utf8', begin, end);
  return bytes[begin] === quote && !text.includes('\\') ? text.slice(1, -1) : JSON.parse(text);
}
