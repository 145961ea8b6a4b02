import type { Data } from '../data.ts';

/**
 * A text that two representations share only if they are the same. Texts have their length in front, so that nothing in
 * them can be taken for the next field; what is no text or number is written as JSON, which takes longer.
 */
export function representationKey(representation: Data): string {
  let key = '';
  for (const name in representation) {
    const value = representation[name];
    if (typeof value === 'string') key += `${name}=${value.length}:${value}`;
    else key += `${name}#${typeof value === 'number' ? value : JSON.stringify(value)};`;
  }
  return key;
}

/** The same of some fields, by their values alone; undefined where one of them is not known, or null. */
export function keyOfFields(object: Data, names: readonly string[]): string | undefined {
  let key = '';
  for (const name of names) {
    const value = object[name];
    if (value === undefined || value === null) return undefined;
    key += typeof value === 'string' ? `${value.length}:${value}` : `#${JSON.stringify(value)};`;
  }
  return key;
}
