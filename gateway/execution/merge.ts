import { type Data, isData } from './data.ts';

/**
 * Adds what one subgraph answered to what is known of an object. The last word counts, but a null takes nothing back: what was
 * lost with an error is lost when all have answered (`LostValues`), so that what others ask of it does not depend on who was first.
 *
 * @param isVague whether a type is an interface in the supergraph: a subgraph that knows it as an object
 *   (`@interfaceObject`) says its name, and must not overwrite the type that another subgraph knows.
 */
export function merge(target: Data, source: Data, isVague: (typeName: unknown) => boolean): void {
  for (const key in source) {
    const known = target[key];
    if (key === '__typename' && known !== undefined && isVague(source[key])) continue;
    target[key] = known === undefined ? source[key] : merged(known, source[key], isVague);
  }
}

/** The same for a single value. */
export function merged(known: unknown, added: unknown, isVague: (typeName: unknown) => boolean): unknown {
  if (Array.isArray(known) && Array.isArray(added) && known.length === added.length)
    return known.map((item, index) => merged(item, added[index], isVague));
  if (added === null) return known;
  if (!isData(known) || !isData(added)) return added;
  merge(known, added, isVague);
  return known;
}

/**
 * Merges what one answer says of one field in two places, as the planner has it asked where types of one name differ. A field
 * that one of them lost is lost.
 */
export function mergedOfOne(one: unknown, other: unknown): unknown {
  return one === null || other === null ? null : merged(one, other, () => false);
}
