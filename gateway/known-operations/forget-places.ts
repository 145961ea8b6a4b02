import { type DocumentNode, Kind, type Location, Token, TokenKind } from 'graphql';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Part {
  kind?: unknown;
  loc?: Mutable<Location>;
  [name: string]: unknown;
}

const keepsPlace: ReadonlySet<unknown> = new Set([Kind.DOCUMENT, Kind.OPERATION_DEFINITION, Kind.VARIABLE_DEFINITION]);
const noToken = new Token(TokenKind.SOF, 0, 0, 0, 0);

/**
 * Forgets where in its text the parts of a valid document stand: with the tokens that places hold on to they are half of what it takes of
 * the memory. Operations and variables keep theirs, with which it is told that an operation is not answered so, and what is wrong with what was
 * sent, and the document its text.
 */
export function forgetPlaces(document: DocumentNode): void {
  if (isPart(document)) forgetIn(document);
}

function forgetIn(part: Part): void {
  const { kind, loc } = part;
  if (loc && keepsPlace.has(kind)) {
    loc.startToken = noToken;
    loc.endToken = noToken;
  } else if (loc) part.loc = undefined;
  for (const name in part) {
    const value = part[name];
    if (name === 'loc') continue;
    if (Array.isArray(value)) for (const each of value) forgetIn(each);
    else if (isPart(value)) forgetIn(value);
  }
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}
