import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import type { Variables } from '../execution/settled.ts';
import type { CostWeights } from './cost-weights.ts';
import { type CostLimits, excessiveCost } from './excessive-cost.ts';
import { excessiveSize, type SizeLimits } from './excessive-size.ts';
import { comparisonsOf } from './merged-fields.ts';
import { costOf } from './operation-cost.ts';
import { measureOperation } from './operation-size.ts';

export type Excess = [code: string, message: string];

/** What an operation may cost, and that it is too much. */
export interface CostlyExcess {
  excess: Excess;
  cost: number;
}

export type DocumentLimits = SizeLimits & {
  tokens: number;
  /** Pairs of fields of one name in one place, which validation compares. */
  comparisons: number;
};

/** By what an operation is priced. */
export interface Pricing {
  schema: GraphQLSchema;
  weights: CostWeights;
}

/** What of a document is worse to validate than to refuse. */
export function excessOf(document: DocumentNode, limits: DocumentLimits): Excess | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const excess = excessiveSize(measureOperation(document, definition), limits);
    if (excess) return [excess[0], `the operation ${excess[1]}`];
  }
  if (comparisonsOf(document, limits) <= limits.comparisons) return undefined;
  return ['OPERATION_TOO_LARGE', 'the document has too many fields of the same name in the same place'];
}

/**
 * Whether the only operation of a document may cost too much. It may be wrong in every way that validation would find, which takes
 * several times as long. One that asks for the schema is left to whoever knows the caller.
 */
export function costlyExcessOf(
  document: DocumentNode,
  variables: Variables,
  { schema, weights }: Pricing,
  limits: CostLimits,
): CostlyExcess | undefined {
  const [operation, another] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION || another) return undefined;
  if (measureOperation(document, operation).introspects) return undefined;
  const estimate = costOf({ schema, document, operation, variables, weights });
  const excess = excessiveCost(estimate, limits);
  return excess && { excess: [excess[0], `the operation ${excess[1]}`], cost: estimate.cost };
}
