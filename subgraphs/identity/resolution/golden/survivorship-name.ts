import { createHash } from 'node:crypto';
import { defaultSurvivorship, type Survivorship } from './survivorship.ts';

const suffix = /~[\w-]{12}$/;

/**
 * A name for all that a graph follows from: that of the rules of its links, and a hash of the strategies that its customers'
 * names on lists follow from, unless those are the default.
 */
export function graphName(rulesName: string, { name }: Survivorship): string {
  const strategies = JSON.stringify(name);
  if (strategies === JSON.stringify(defaultSurvivorship.name)) return rulesName;
  return `${rulesName}~${createHash('sha256').update(strategies).digest('base64url').slice(0, 12)}`;
}

/** The part of a graph's name that its links follow from. */
export function rulesOf(graph: string): string {
  return graph.replace(suffix, '');
}

/** The part that its customers' names follow from. */
export function namingOf(graph: string): string {
  return suffix.exec(graph)?.[0] ?? '';
}
