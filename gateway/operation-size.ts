import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';

export interface OperationSize {
  /** Fields within fields. */
  depth: number;
  /** Names at the top of the answer. */
  rootFields: number;
  /** Aliases, counted again wherever a fragment brings them in. */
  aliases: number;
}

/** The document must be valid: fragments that contain themselves have no end. */
export function measureOperation(document: DocumentNode, { selectionSet }: OperationDefinitionNode): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<SelectionSetNode, Omit<OperationSize, 'rootFields'>>();

  const measure = (selections: SelectionSetNode | undefined): Omit<OperationSize, 'rootFields'> => {
    if (!selections) return { depth: 0, aliases: 0 };
    const before = known.get(selections);
    if (before) return before;
    const size = { depth: 0, aliases: 0 };
    for (const selection of selections.selections) {
      const within = measure(
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet,
      );
      const isField = selection.kind === Kind.FIELD;
      size.depth = Math.max(size.depth, within.depth + (isField ? 1 : 0));
      size.aliases += within.aliases + (isField && selection.alias ? 1 : 0);
    }
    known.set(selections, size);
    return size;
  };

  const rootNames = new Set<string>();
  const spread = new Set<string>();
  const collectRootNames = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) rootNames.add(selection.alias?.value ?? selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collectRootNames(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collectRootNames(fragment.selectionSet);
      }
    }
  };
  collectRootNames(selectionSet);
  return { ...measure(selectionSet), rootFields: rootNames.size };
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Whether brackets of any kind are nested more than `limit` deep within the first `tokens` tokens. Reads without
 * recursion, as the parser does not. A text that is no GraphQL is the parser's to refuse.
 */
export function isNestedBeyond(limit: number, tokens: number, text: string): boolean {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let read = 0; read < tokens; read += 1) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return false;
      if (opening.has(kind)) depth += 1;
      if (closing.has(kind)) depth -= 1;
      if (depth > limit) return true;
    }
  } catch {
    return false;
  }
  return false;
}
