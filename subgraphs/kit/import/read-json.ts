import { FileError } from './file-error.ts';
import { type JsonPiece, JsonSplitter, type PieceSplitter, splitLines } from './json-splitter.ts';

export type JsonObject = Record<string, unknown>;

export type JsonRow =
  | { line: number; object: JsonObject }
  | { line: number; column: null; value: string; reason: string };

export interface JsonOptions {
  /** Names under which a document lists its rows besides `data`, `results` and `records`, e.g. `users`. */
  listNames?: string[];
  /** Names under which a document has one row beside its lists, e.g. `user`. */
  objectNames?: ReadonlySet<string> | undefined;
  onBytes?: (bytes: number) => void;
  /** Whether it has to hold an object or a list, as JSON Lines without rows do not. */
  isDocument?: boolean;
}

const newline = 0x0a;
/** A document on one line is not read to its end only to find out that it is not JSON Lines. */
const longestFirstLine = 1024 * 1024;
const rowsPerBatch = 1000;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON Lines, a JSON array, an API's list (`{"data": […]}`, `{"users": […]}`), or one object, of any size in batches.
 * An element that is not valid JSON comes out as a reason with its line, and reading goes on behind it.
 *
 * @throws FileError when a document is nothing but blanks.
 */
export async function* readJson(stream: AsyncIterable<Buffer>, options: JsonOptions = {}): AsyncGenerator<JsonRow[]> {
  const lists = ['data', 'results', 'records', ...(options.listNames ?? [])];
  let split: PieceSplitter | null = null;
  let bytes = 0;
  let batch: JsonRow[] = [];
  let isBlank = true;

  const add = (pieces: JsonPiece[]): void => {
    for (const piece of pieces) batch.push(...toRows(piece, lists));
  };

  let head = Buffer.alloc(0);
  const begin = (): PieceSplitter => {
    const hasLines = (options.isDocument === false && beginsLongLine(head)) || holdsOneObjectPerLine(head, lists);
    return hasLines ? splitLines() : new JsonSplitter(lists, options.objectNames);
  };

  for await (const chunk of stream) {
    bytes += chunk.length;
    isBlank &&= chunk.toString().trim() === '';
    options.onBytes?.(bytes);
    if (split) add(split.push(chunk));
    else {
      head = Buffer.concat([head, chunk]);
      if (!head.includes(newline) && head.length < longestFirstLine) continue;
      split = begin();
      add(split.push(head));
    }
    if (batch.length >= rowsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (isBlank && options.isDocument) throw new FileError('the file is empty: it must hold an object or a list');
  if (!split) {
    split = begin();
    add(split.push(head));
  }
  add(split.end());
  if (batch.length > 0) yield batch;
}

function toRows(piece: JsonPiece, lists: string[]): JsonRow[] {
  const reject = (reason: string): JsonRow[] => [
    { line: piece.line, column: null, value: piece.bytes.toString(), reason },
  ];
  if (piece.broken) return reject(piece.broken);
  let text: string;
  try {
    text = strictUtf8.decode(piece.bytes).trim();
  } catch {
    return reject('invalid UTF-8');
  }
  if (text === '') return [];
  try {
    const value: unknown = parseAsWritten(text);
    const objects = listed(value, lists) ?? [value];
    return objects.map((object) =>
      isObject(object)
        ? { line: piece.line, object }
        : { line: piece.line, column: null, value: JSON.stringify(object), reason: 'not a JSON object' },
    );
  } catch {
    return reject('invalid JSON');
  }
}

const longNumber = /\d{16}/;
const longInteger = /^-?\d{16,}$/;

/** @throws SyntaxError when it is no JSON. */
export function parseAsWritten(text: string): unknown {
  return longNumber.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
}

/** A long id would be rounded as a number, and be another record's: it stays text. */
function asWritten(_name: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  const isRounded = typeof value === 'number' && source && longInteger.test(source) && String(value) !== source;
  return isRounded ? source : value;
}

function listed(value: unknown, lists: string[]): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || 'id' in value) return null;
  const list = lists.map((name) => value[name]).find((candidate) => Array.isArray(candidate));
  // Salesforce's command line prints what the API answered beside its own status.
  return list ?? (isObject(value.result) ? listed(value.result, lists) : null);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of an object that is too long to be looked into: what the file is called has to tell. */
function beginsLongLine(head: Buffer): boolean {
  return head.length >= longestFirstLine && !head.includes(newline) && /^\s*\{/.test(head.toString('utf8', 0, 100));
}

/** JSON Lines shows by its first line being a whole object that is no list; a broken first line still is one if it ends in `}`. */
function holdsOneObjectPerLine(chunk: Buffer, lists: string[]): boolean {
  const end = chunk.indexOf(newline);
  const first = chunk
    .subarray(0, end < 0 ? chunk.length : end)
    .toString()
    .replace(/^\uFEFF/, '')
    .trim();
  if (!first.startsWith('{')) return false;
  try {
    return listed(JSON.parse(first), lists) === null;
  } catch {
    return end >= 0 && first.endsWith('}');
  }
}
