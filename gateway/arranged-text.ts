import { stripIgnoredCharacters } from 'graphql';

/**
 * A document without spaces, commas and comments, without the `__typename` that clients add of their own accord, each in
 * places of its own, and with its definitions in one order, for they print the fragments that an operation uses in orders
 * of their own. It is not parsed.
 *
 * @throws GraphQLError when a word of it cannot be read
 */
export function arrangedText(text: string): string {
  return definitionsIn(withoutTypeNames(stripIgnoredCharacters(text)))
    .sort()
    .join('');
}

const string = /""".*?(?<!\\)"""|"(?:\\.|[^"\\])*"/s.source;
/** Strings, in which names and brackets mean nothing, and fields that have neither alias nor directive. */
const stringOrTypeName = new RegExp(`${string}|( ?)(?<![\\w:$@.])__typename(?![\\w:@(])( ?)`, 'gs');
const stringOrBracket = new RegExp(`${string}|[{}()[\\]]`, 'gs');

function withoutTypeNames(stripped: string): string {
  return stripped.replace(stringOrTypeName, (found, before?: string, after = '') =>
    before === undefined ? found : before && after,
  );
}

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
