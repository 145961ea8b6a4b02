import { stripIgnoredCharacters } from 'graphql';

/**
 * A document without spaces, commas and comments and with its definitions in one order, for clients print the fragments
 * that an operation uses in orders of their own. It is not parsed.
 *
 * @throws GraphQLError when a word of it cannot be read
 */
export function arrangedText(text: string): string {
  return definitionsIn(stripIgnoredCharacters(text)).sort().join('');
}

/** Strings, in which brackets mean nothing, and brackets. */
const stringOrBracket = /""".*?(?<!\\)"""|"(?:\\.|[^"\\])*"|[{}()[\]]/gs;

/** Operations and fragments each end with the bracket that closes their selection. */
function definitionsIn(stripped: string): string[] {
  const definitions: string[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: found, index } of stripped.matchAll(stringOrBracket)) {
    if ('{(['.includes(found)) depth += 1;
    if ('})]'.includes(found)) depth -= 1;
    if (depth !== 0 || found !== '}') continue;
    definitions.push(stripped.slice(start, index + 1));
    start = index + 1;
  }
  return [...definitions, stripped.slice(start)];
}
