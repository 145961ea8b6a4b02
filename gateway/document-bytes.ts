import type { DocumentNode } from 'graphql';

/** A parsed document takes about as many bytes for each character of its text. */
export const bytesPerCharacter = 80;

/** About what a parsed document takes of the memory, with the text that it holds on to. */
export function bytesOfDocument({ loc }: DocumentNode): number {
  return (loc?.source.body.length ?? 0) * bytesPerCharacter;
}
