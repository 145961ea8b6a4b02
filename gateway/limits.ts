import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { largestPage } from '../graph-schema/shared/cursor.ts';
import type { Access } from './auth.ts';
import { introspectionForbidden, mayIntrospect } from './introspection.ts';
import type { CostWeights } from './limits/cost-weights.ts';
import { excessiveCost } from './limits/excessive-cost.ts';
import { excessiveSize } from './limits/excessive-size.ts';
import { longestInput } from './limits/input-lists.ts';
import { rememberedSize } from './limits/operation-size.ts';
import { rememberedCost } from './limits/remembered-cost.ts';
import { asksForCost, costHeader, toldCost } from './limits/told-cost.ts';
import { type Charge, type ChargeMore, rateLimited } from './rate-limit.ts';
import type { RequestContext } from './request-context.ts';

/** What one request may ask for. */
export interface Limits {
  bodyBytes: number;
  /** Operations in one request. */
  batch: number;
  tokens: number;
  /** Lines of a document. */
  lines: number;
  /** Brackets of any kind within each other. */
  nesting: number;
  directives: number;
  /** Definitions of fragments in a document. */
  fragments: number;
  /** Definitions of operations in a document. */
  operations: number;
  /** Pairs of fields of one name in one place, which validation compares. */
  comparisons: number;
  /** Fields within fields. */
  depth: number;
  rootFields: number;
  aliases: number;
  /** Fields that are planned, each as often as fragments bring it in. */
  fields: number;
  /** Variables that `@skip` and `@include` depend on. */
  conditions: number;
  /** Items of one page. */
  page: number;
  /** Items of a list that is sent. */
  inputList: number;
  /** Objects in the answer if every page in it is full. */
  objects: number;
  /** Of the names in that answer. */
  characters: number;
  /** The same, weighed by what the schema says. */
  cost: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  // No client of ours sends several in one request, and one refusal must not be hidden among other answers.
  batch: 1,
  tokens: 10_000,
  // Where a mistake is, is told by line: five of them behind 110,000 empty lines held everyone up for 130 to 260 ms.
  lines: 10_000,
  // The parser recurses and overflows on what 10,000 tokens can nest; four times the depth leaves room for arguments.
  nesting: 100,
  directives: 100,
  // Validation compares fragments in pairs, each within the one before, and overflows from about 85 that name each other.
  fragments: 50,
  // Validation goes through what each operation uses of each fragment.
  operations: 20,
  // Up to 1 µs each, with what is told of conflicts. A field that fifty fragments bring to one place counts 1,225.
  comparisons: 5000,
  depth: 25,
  // Each may cost a statement over a whole table; a page of a frontend asks for a handful.
  rootFields: 50,
  // Aliases are the one way to have the same costly field answered again and again.
  aliases: 200,
  // Planning holds up all other requests and takes up to 0.4 ms for a field; fragments make millions of a short text.
  fields: 1000,
  // 64 plans of one document; a thousand plans are kept for all.
  conditions: 6,
  // What every department refuses to exceed, told here before any of them is asked.
  page: largestPage,
  inputList: 1000,
  // Merging an answer holds up all other requests; one of 16 MB took 22 s. A full page of customers with four
  // departments, their orders, tickets and invoices may be 45,000.
  objects: 100_000,
  // A name of 250 KB in each of a page of 100 customers was 25 MB for a cost of 201. That many objects of ten leaves fit in.
  characters: 10_000_000,
  cost: 100_000,
};

export interface OperationLimitsOptions {
  limits: Limits;
  access: Access;
  charge: Charge;
  chargeMore: ChargeMore;
  weightsOf: (schema: GraphQLSchema) => CostWeights | undefined;
}

export interface AssessedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** What an operation costs, or why it is not answered, with the cost where that is why. */
export type Assessment = { cost: number; refusal?: undefined } | { cost?: number; refusal: GraphQLError };

export type AssessOperation = (asked: AssessedOperation, context: RequestContext) => Assessment;

export interface OperationLimits {
  plugin: ApolloServerPlugin<RequestContext>;
  assess: AssessOperation;
}

type Excess = [code: string, excess: string];

/** Refuses operations that ask for too much at once, before any subgraph is called, and tells what one costs. */
export function operationLimits({
  limits,
  access,
  charge,
  chargeMore,
  weightsOf,
}: OperationLimitsOptions): OperationLimits {
  const sizeOf = rememberedSize();
  const estimateOf = rememberedCost();
  const assess: AssessOperation = ({ schema, document, operation, variables }, { caller }) => {
    const size = sizeOf(document, operation);
    if (size.introspects && !mayIntrospect(access, caller)) return { refusal: introspectionForbidden() };
    const excess =
      excessiveSize(size, limits) ?? excessiveInput(longestInput(document, variables, limits.inputList), limits);
    if (excess) return { refusal: tooMuch(...excess) };
    const estimate = estimateOf({ schema, document, operation, variables, weights: weightsOf(schema) });
    const costly = excessiveCost(estimate, limits);
    return costly ? { cost: estimate.cost, refusal: tooMuch(...costly) } : { cost: estimate.cost };
  };
  const plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => {
      let cost: number | undefined;
      return {
        didResolveOperation: async ({ schema, document, operation, request, contextValue, response }) => {
          if (!operation) return;
          const variables = request.variables ?? {};
          const assessment = assess({ schema, document, operation, variables }, contextValue);
          cost = assessment.cost;
          if (assessment.refusal) throw assessment.refusal;
          contextValue.mostItems = mostItemsFor(assessment.cost, limits);
          const charged = charge(assessment.cost, contextValue);
          const seconds = typeof charged === 'number' ? charged : await charged;
          if (seconds === 0) return;
          response.http.headers.set('retry-after', String(seconds));
          throw rateLimited(seconds);
        },
        willSendResponse: async ({ request, contextValue, response: { body } }) => {
          if (cost === undefined) return;
          const { takenItems = 0 } = contextValue;
          if (takenItems > cost) chargeMore(takenItems - cost, contextValue);
          if (!asksForCost(request.http?.headers.get(costHeader))) return;
          if (body.kind !== 'single') return;
          const { extensions } = body.singleResult;
          body.singleResult.extensions = { ...extensions, ...toldCost(cost, limits) };
        },
      };
    },
  };
  return { plugin, assess };
}

/** What is made within a tenth of a second, whatever the operation costs. */
const fewestItems = 10_000;
const itemsPerCost = 10;

/** Lists without pages hold what the data make them hold, but not a thousand times what was reckoned with. */
function mostItemsFor(cost: number, { objects }: Limits): number {
  return Math.min(objects, Math.max(fewestItems, itemsPerCost * cost));
}

function excessiveInput(longest: number, { inputList }: Limits): Excess | undefined {
  if (longest <= inputList) return undefined;
  return ['OPERATION_TOO_LARGE', `sends a list of ${longest} items, and ${inputList} are allowed: send several`];
}

function tooMuch(code: string, excess: string): GraphQLError {
  return new GraphQLError(`the operation ${excess}`, { extensions: { code, http: { status: 400 } } });
}
