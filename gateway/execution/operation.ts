import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { type CachePolicy, policyOf } from '../cache/policy.ts';
import { markAsTaken } from './as-taken.ts';
import { introspectionOf } from './introspection.ts';
import { compilePlan, type PlanParts } from './plan.ts';
import type { MakePlan } from './planning.ts';
import { sourceOf } from './selection.ts';
import { plannable, settled, type Variables } from './settled.ts';
import { ObjectShape } from './shape.ts';
import type { Step } from './step.ts';

/** An operation, its `@skip` and `@include` settled, with everything that can be worked out before it is asked again. */
export interface CompiledOperation {
  step: Step;
  response: ObjectShape;
  introspection: DocumentNode | undefined;
  /** Of the whole answer. */
  policy: CachePolicy | undefined;
}

/** The document must be valid, and the variables coerced. */
export type CompileOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => CompiledOperation | Promise<CompiledOperation>;

export function operationCompiler(schema: GraphQLSchema, makePlan: MakePlan, parts: PlanParts): CompileOperation {
  return (document, asked, variables) => {
    const rootType = schema.getRootType(asked.operation);
    if (!rootType) throw new Error(`there is no ${asked.operation} in this graph`);
    const decided = settled(onlyOperation(document, asked), variables);
    const [operation] = decided.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a document without an operation');
    const prepare = (plan: QueryPlan): CompiledOperation => {
      const step = compilePlan(plan, parts);
      const response = new ObjectShape(sourceOf(schema, decided), rootType, [operation.selectionSet]);
      markAsTaken(response, step);
      return {
        step,
        response,
        introspection: introspectionOf(decided, operation),
        policy: policyOf(schema, decided, parts.cacheHints),
      };
    };
    const plan = makePlan(plannable(decided));
    return plan instanceof Promise ? plan.then(prepare) : prepare(plan);
  };
}

function onlyOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [operation, ...fragments] };
}
