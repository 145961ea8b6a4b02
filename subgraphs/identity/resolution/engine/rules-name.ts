import { createHash } from 'node:crypto';
import type { LinkingRules } from './rules.ts';

/** Counts up when comparisons, keys, clustering or how values are read change, so that graphs of an older version are worked out anew. */
const version = 30;

const versionInName = /\/(\d+)\.[\w-]{12}$/;

/**
 * A name for all that links follow from: the model's, the version of the software that links, and a hash of everything in the
 * rules, in whatever order it is written.
 */
export function rulesName(rules: LinkingRules): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([version, rules], inOneOrder))
    .digest('base64url');
  return `${rules.model.name}/${version}.${hash.slice(0, 12)}`;
}

/** Whether software gave the name that links otherwise, and is newer than this one. */
export function isOfNewerSoftware(name: string): boolean {
  return versionOf(name) > version;
}

/** Whether software gave the name that reads values as this one does. */
export function isOfThisSoftware(name: string): boolean {
  return versionOf(name) === version;
}

function versionOf(name: string): number {
  return Number(versionInName.exec(name)?.[1] ?? 0);
}

function inOneOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
