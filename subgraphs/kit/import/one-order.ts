import { isObject, type JsonObject } from './read-json.ts';

/** As JSON text, with names in one order: an export that has its columns in another says nothing else. */
export function inOneOrder(object: JsonObject): string {
  return JSON.stringify(sorted(object));
}

function sorted(object: JsonObject): JsonObject {
  const names = Object.keys(object).sort();
  return Object.fromEntries(names.map((name) => [name, sortedWithin(object[name])]));
}

function sortedWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedWithin);
  return isObject(value) ? sorted(value) : value;
}
