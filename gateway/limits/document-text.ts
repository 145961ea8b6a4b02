import { Lexer, Source, TokenKind } from 'graphql';

/** What can be told of a document without parsing it. */
export interface TextLimits {
  tokens: number;
  /** Lines, which are counted again for each mistake that is told. */
  lines: number;
  /** Brackets of any kind within each other. */
  nesting: number;
  aliases: number;
  directives: number;
  /** Fields as they are written, however often fragments bring them in. */
  fields: number;
  /** Definitions of fragments. */
  fragments: number;
  /** Definitions of operations. */
  operations: number;
}

export interface ReadText {
  /** How far it was read. */
  tokens: number;
  exceeded?: keyof TextLimits;
}

export const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
export const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Which limit a text exceeds first. Reads without recursion, for the parser recurses over brackets and validation over
 * fragments, and either overflows; reads no further than the limit. A text that is no GraphQL is the parser's to refuse.
 */
export function readText(text: string, limits: TextLimits): ReadText {
  const lexer = new Lexer(new Source(text));
  const counts = { aliases: 0, directives: 0, fields: 0, fragments: 0, operations: 0 };
  /** Whether the next name is no field: a fragment's, a type's or a directive's. */
  let isOther = false;
  let depth = 0;
  let inArguments = 0;
  let tokens = 0;
  const exceeds = (exceeded: keyof TextLimits): ReadText => ({ tokens, exceeded });
  try {
    for (; tokens <= limits.tokens; tokens += 1) {
      const { kind, value } = lexer.advance();
      if (lexer.line > limits.lines) return exceeds('lines');
      if (kind === TokenKind.EOF) return { tokens };
      if (kind === TokenKind.BRACE_L && depth === 0) counts.operations += 1;
      if (opening.has(kind)) depth += 1;
      if (closing.has(kind)) depth -= 1;
      if (depth > limits.nesting) return exceeds('nesting');
      if (kind === TokenKind.PAREN_L) inArguments += 1;
      if (kind === TokenKind.PAREN_R) inArguments -= 1;
      // Outside of arguments and variables a colon has one meaning.
      if (kind === TokenKind.COLON && inArguments <= 0) counts.aliases += 1;
      if (kind === TokenKind.AT) counts.directives += 1;
      if (kind === TokenKind.NAME && depth > 0 && inArguments <= 0 && !isOther) counts.fields += 1;
      isOther = kind === TokenKind.SPREAD || kind === TokenKind.AT || (isOther && value === 'on');
      if (kind === TokenKind.NAME && depth === 0 && value === 'fragment') counts.fragments += 1;
      if (counts.aliases > limits.aliases) return exceeds('aliases');
      if (counts.fields - counts.aliases > limits.fields) return exceeds('fields');
      if (counts.directives > limits.directives) return exceeds('directives');
      if (counts.fragments > limits.fragments) return exceeds('fragments');
      if (counts.operations - counts.fragments > limits.operations) return exceeds('operations');
    }
  } catch {
    return { tokens };
  }
  return exceeds('tokens');
}
