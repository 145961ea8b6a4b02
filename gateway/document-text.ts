import { Lexer, Source, TokenKind } from 'graphql';

/** What can be told of a document without parsing it. */
export interface TextLimits {
  tokens: number;
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
 * Which limit a text exceeds first. Reads without recursion, for the parser recurses over brackets and validation over
 * fragments, and either overflows; reads no further than the limit. A text that is no GraphQL, or has more than
 * `tokens`, is the parser's to refuse.
 */
export function exceededLimit(text: string, limits: TextLimits): keyof TextLimits | undefined {
  const lexer = new Lexer(new Source(text));
  const counts = { aliases: 0, directives: 0, fragments: 0 };
  let depth = 0;
  let inArguments = 0;
  try {
    for (let read = 0; read < limits.tokens; read += 1) {
      const { kind, value } = lexer.advance();
      if (kind === TokenKind.EOF) return undefined;
      if (opening.has(kind)) depth += 1;
      if (closing.has(kind)) depth -= 1;
      if (depth > limits.nesting) return 'nesting';
      if (kind === TokenKind.PAREN_L) inArguments += 1;
      if (kind === TokenKind.PAREN_R) inArguments -= 1;
      // Outside of arguments and variables a colon has one meaning.
      if (kind === TokenKind.COLON && inArguments <= 0) counts.aliases += 1;
      if (kind === TokenKind.AT) counts.directives += 1;
      if (kind === TokenKind.NAME && depth === 0 && value === 'fragment') counts.fragments += 1;
      if (counts.aliases > limits.aliases) return 'aliases';
      if (counts.directives > limits.directives) return 'directives';
      if (counts.fragments > limits.fragments) return 'fragments';
    }
  } catch {
    return undefined;
  }
  return undefined;
}
