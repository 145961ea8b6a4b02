/**
 * A hash of an identifier as a signed 32-bit integer, which SQLite keeps in four bytes. Two of five million identifiers in a
 * thousand share theirs with another, so whoever looks one up asks the record's own list as well.
 *
 * FNV-1a over UTF-16 code units, mixed as in MurmurHash3 so that similar identifiers are spread. It is stored: changing it
 * takes a migration.
 */
export function identifierHash(identifier: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < identifier.length; place++) {
    hash = Math.imul(hash ^ identifier.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
