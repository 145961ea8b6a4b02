import type { GraphQLFormattedError } from 'graphql';
import { failedField } from '../../errors.ts';
import { keyOf, type Path } from '../data.ts';
import { listOn, mostTold } from './told-errors.ts';

/**
 * Errors for places where nothing could be written, unless an error at that place, above or below it says why already: "only
 * one error should be added to the errors list per field" (GraphQL, Handling Execution Errors).
 */
export function unexplained(
  incomplete: readonly Path[],
  known: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const told = new Set<string>();
  const toldBelow = new Set<string>();
  for (const { path = [] } of known) {
    told.add(keyOf(path));
    for (let length = 0; length <= path.length; length += 1) toldBelow.add(keyOf(path.slice(0, length)));
  }
  const isExplained = (path: Path) =>
    toldBelow.has(keyOf(path)) || path.some((_step, index) => told.has(keyOf(path.slice(0, index))));
  const left = incomplete.filter((path) => !isExplained(path));
  const paths =
    left.length > mostTold ? [...left.slice(0, mostTold), ...left.slice(mostTold, mostTold + 1).map(listOn)] : left;
  return paths.map((path) => failedField('gateway', { message: '' }, path));
}
