import { Lexer, Source, TokenKind } from 'graphql';

/** What can be told of a document without parsing it. */
export interface TextSize {
  /** Brackets of any kind within each other. */
  nesting: number;
  aliases: number;
  directives: number;
  /** Definitions of fragments. */
  fragments: number;
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Reads the first `tokens` tokens, without recursion: the parser recurses over brackets and validation over fragments,
 * and either overflows. What follows a text that is no GraphQL does not count; the parser refuses it.
 */
export function measureText(text: string, tokens: number): TextSize {
  const size = { nesting: 0, aliases: 0, directives: 0, fragments: 0 };
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  let inArguments = 0;
  try {
    for (let read = 0; read < tokens; read += 1) {
      const { kind, value } = lexer.advance();
      if (kind === TokenKind.EOF) break;
      if (opening.has(kind)) depth += 1;
      if (closing.has(kind)) depth -= 1;
      size.nesting = Math.max(size.nesting, depth);
      if (kind === TokenKind.PAREN_L) inArguments += 1;
      if (kind === TokenKind.PAREN_R) inArguments -= 1;
      // Outside of arguments and variables a colon has one meaning.
      if (kind === TokenKind.COLON && inArguments <= 0) size.aliases += 1;
      if (kind === TokenKind.AT) size.directives += 1;
      if (kind === TokenKind.NAME && depth === 0 && value === 'fragment') size.fragments += 1;
    }
  } catch {
    return size;
  }
  return size;
}
