import { type FieldNode, Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';
import { defaultPageSize } from '../../graph-schema/shared/cursor.ts';
import type { Variables } from '../execution/settled.ts';
import type { ListSize } from './cost-weights.ts';

/** Those of Relay's connections. */
const usualSlicingArguments = ['first', 'last'];

/** Whether a field gives pages. One whose size is told otherwise has no next page to ask for, and bounds itself. */
export function givesPages(argumentNames: readonly string[]): boolean {
  return usualSlicingArguments.some((name) => argumentNames.includes(name));
}

type ReadPageSize = (
  argumentNames: readonly string[],
  node: FieldNode,
  listSize: ListSize | undefined,
) => number | undefined;

/**
 * Reads how many items a field is asked for: what its slicing arguments say, or else the size that the schema assumes;
 * undefined for a field that is not paged and of which nothing is assumed.
 */
export function pageSizes(operation: OperationDefinitionNode, variables: Variables): ReadPageSize {
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue] as const),
  );
  const sizeIn = (sent: ValueNode | undefined): number | undefined => {
    const ofVariable = sent?.kind === Kind.VARIABLE ? variables[sent.name.value] : undefined;
    if (typeof ofVariable === 'number') return Math.max(ofVariable, 0);
    // A default is for what is not sent: null is no size, and subgraphs answer a page of their usual one.
    if (ofVariable === null) return undefined;
    const literal = sent?.kind === Kind.VARIABLE ? defaults.get(sent.name.value) : sent;
    return literal?.kind === Kind.INT ? Math.max(Number(literal.value), 0) : undefined;
  };
  return (argumentNames, node, { assumedSize, slicingArguments = usualSlicingArguments } = {}) => {
    const slicing = slicingArguments.filter((name) => argumentNames.includes(name));
    const asked = slicing
      .map((slice) => sizeIn(node.arguments?.find(({ name }) => name.value === slice)?.value))
      .filter((size) => size !== undefined);
    if (asked.length > 0) return Math.max(...asked);
    return assumedSize ?? (slicing.length > 0 ? defaultPageSize : undefined);
  };
}
