import { type GraphQLArgument, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { argumentName, type CostWeights } from './cost-weights.ts';
import type { SentArguments } from './sent-arguments.ts';

/**
 * What the arguments of a field cost: their weights, once more for each item of a list, and of input objects those of the
 * fields that are sent. What is null or not sent costs nothing.
 */
export function inputCost(
  { field, args, sent }: { field: string; args: readonly GraphQLArgument[]; sent: SentArguments },
  weights: CostWeights,
): number {
  if (!weights.readsInput || sent.size === 0) return 0;
  const weightOf = (own: number | undefined, type: GraphQLInputType) =>
    own ?? weights.types.get(getNamedType(type).name);
  const unread = args.map(({ name, type }) => {
    const weight = weightOf(weights.arguments.get(argumentName(field, name)), type);
    return { value: sent.get(name), type, weight };
  });
  let cost = 0;
  // JSON may nest deeper than a function can call itself.
  for (let next = unread.pop(); next; next = unread.pop()) {
    const { value, type, weight } = next;
    if (value === null || value === undefined) continue;
    cost += weight ?? 0;
    const input = getNamedType(type);
    if (Array.isArray(value)) for (const item of value) unread.push({ value: item, type, weight });
    else if (typeof value === 'object' && isInputObjectType(input))
      for (const [name, { type: ofField }] of Object.entries(input.getFields()))
        if (Object.hasOwn(value, name)) {
          const own = weights.fields.get(`${input.name}.${name}`);
          unread.push({ value: Reflect.get(value, name), type: ofField, weight: weightOf(own, ofField) });
        }
  }
  return cost;
}
