import {
  GraphQLError,
  type GraphQLErrorExtensions,
  Kind,
  Location,
  type NameNode,
  Source,
  Token,
  TokenKind,
} from 'graphql';
import type { Verdict } from './verdict.ts';

/** What was found elsewhere, as if it had been found here. @throws what was thrown there. */
export function mistakesBy(verdict: Verdict, text: string, extensions?: GraphQLErrorExtensions): GraphQLError[] {
  if (verdict.is === 'unbearable') throw errorOf(verdict.mistake, new Source(text), extensions);
  if (verdict.is !== 'mistaken') return [];
  const source = new Source(text);
  return verdict.mistakes.map((mistake) => errorOf(mistake, source, extensions));
}

type Mistake = Extract<Verdict, { is: 'unbearable' }>['mistake'];

/** Errors have their place from nodes. */
function errorOf({ message, positions }: Mistake, source: Source, extensions?: GraphQLErrorExtensions): GraphQLError {
  return new GraphQLError(message, { nodes: positions.map((at) => nodeAt(source, at)), extensions });
}

function nodeAt(source: Source, position: number): NameNode {
  const token = new Token(TokenKind.NAME, position, position, 0, 0);
  return { kind: Kind.NAME, value: '', loc: new Location(token, token, source) };
}
