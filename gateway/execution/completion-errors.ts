import { GraphQLError } from 'graphql';
import { failedField } from '../errors.ts';
import type { Path } from './data.ts';

/**
 * Errors for places where nothing could be written, unless an error at that place, above or below it says why already: "only
 * one error should be added to the errors list per field" (GraphQL, Handling Execution Errors).
 */
export function unexplained(incomplete: readonly Path[], known: readonly GraphQLError[]): GraphQLError[] {
  const told = new Set<string>();
  const toldBelow = new Set<string>();
  for (const { path = [] } of known) {
    told.add(keyOf(path));
    for (let length = 0; length <= path.length; length += 1) toldBelow.add(keyOf(path.slice(0, length)));
  }
  const isExplained = (path: Path) =>
    toldBelow.has(keyOf(path)) || path.some((_step, index) => told.has(keyOf(path.slice(0, index))));
  return incomplete
    .filter((path) => !isExplained(path))
    .map((path) => {
      const { message, extensions } = failedField('gateway', { message: '' }, path);
      return new GraphQLError(message, { path, extensions });
    });
}

function keyOf(path: Path): string {
  return path.join('/');
}
