import type { DocumentNode } from 'graphql';

/** A parsed document of which only the text is known still takes about as many bytes for each character of it: 42 to 134. */
export const bytesPerCharacter = 60;

/** About what a parsed document takes of the memory, with the text that it holds on to. */
export function bytesOfDocument({ loc }: DocumentNode): number {
  return (loc?.source.body.length ?? 0) * bytesPerCharacter;
}
