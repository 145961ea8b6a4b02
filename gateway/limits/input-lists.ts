import { type DocumentNode, Kind, visit } from 'graphql';
import type { Variables } from '../execution/settled.ts';

const known = new WeakMap<DocumentNode, number>();

/**
 * The length of the longest list that an operation sends, in its document or in its variables, or of the first one that
 * is longer than `enough`. In variables an object counts as one: it may have names that no type has.
 */
export function longestInput(document: DocumentNode, variables: Variables, enough = Number.POSITIVE_INFINITY): number {
  let longest = known.get(document);
  if (longest === undefined) {
    longest = longestLiteral(document);
    known.set(document, longest);
  }
  // JSON may nest deeper than a function can call itself.
  const unread: unknown[] = [variables];
  while (unread.length > 0) {
    const value = unread.pop();
    if (typeof value !== 'object' || value === null) continue;
    const parts: unknown[] = Object.values(value);
    longest = Math.max(longest, parts.length);
    if (longest > enough) break;
    for (const part of parts) unread.push(part);
  }
  return longest;
}

function longestLiteral(document: DocumentNode): number {
  // The text tells sooner than the document.
  if (document.loc?.source.body.includes('[') === false) return 0;
  let longest = 0;
  visit(document, {
    [Kind.LIST]: ({ values }) => {
      longest = Math.max(longest, values.length);
    },
  });
  return longest;
}
