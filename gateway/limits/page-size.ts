import { type GraphQLArgument, type GraphQLField, getNamedType, isInputObjectType } from 'graphql';
import { defaultPageSize } from '../../graph-schema/shared/cursor.ts';
import type { ListSize } from './cost-weights.ts';
import type { SentArguments } from './sent-arguments.ts';

/** Those of Relay's connections. */
const usualSlicingArguments = ['first', 'last'];

/** What among the variables can be the size of a page, or say that none is asked for, unless the schema looks into objects and lists. */
export function maySize(value: unknown): value is number | null {
  return typeof value === 'number' || value === null;
}

type Field = Pick<GraphQLField<unknown, unknown>, 'args'>;

/** Whether a field gives pages. One whose size is told otherwise has no next page to ask for, and bounds itself. */
export function givesPages({ args }: Field): boolean {
  return args.some(({ name }) => usualSlicingArguments.includes(name));
}

/**
 * How many items a field is asked for: what its slicing arguments say, or else the size that the schema assumes; undefined for
 * a field that is not paged and of which nothing is assumed.
 */
export function pageSize(
  { args }: Field,
  sent: SentArguments,
  { assumedSize, slicingArguments = usualSlicingArguments }: ListSize = {},
): number | undefined {
  const slicing = slicingArguments.flatMap((path) => {
    const [name, ...within] = path.split('.');
    const argument = args.find((each) => each.name === name);
    return argument ? [sizeIn(argument, within, sent)] : [];
  });
  const asked = slicing.filter((size) => size !== undefined);
  if (asked.length > 0) return Math.max(...asked);
  return assumedSize ?? (slicing.length > 0 ? defaultPageSize : undefined);
}

/** A default is for what is not sent: null is no size, and subgraphs answer a page of their usual one. */
function sizeIn(argument: GraphQLArgument, path: readonly string[], sent: SentArguments): number | undefined {
  let value = sent.get(argument.name);
  let { type, defaultValue } = argument;
  for (const name of path) {
    const input = getNamedType(type);
    const field = isInputObjectType(input) ? input.getFields()[name] : undefined;
    if (!field) return undefined;
    value = fieldOf(value === undefined ? defaultValue : value, name);
    ({ type, defaultValue } = field);
  }
  if (value === undefined) value = defaultValue;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? Math.max(value, 0) : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return value === null ? null : undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
