import type { QueryPlan } from '@apollo/query-planner';
import {
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { type CachePolicy, policyOf } from '../cache/policy.ts';
import { fetchesOf, markAsTaken } from './answers/as-taken.ts';
import { type Retelling, retellingIn } from './answers/told-entities.ts';
import { introspectionOf, refuseNestedIntrospection } from './introspection.ts';
import { compilePlan, type PlanParts } from './plan.ts';
import { inOrder } from './planning/in-order.ts';
import { unmistakable } from './planning/own-aliases.ts';
import type { MakePlan } from './planning/planning.ts';
import { sourceOf } from './selection.ts';
import { settled, type Variables } from './settled.ts';
import { ObjectShape } from './shape.ts';
import type { Step } from './step.ts';

/** An operation, its `@skip` and `@include` settled, with everything that can be worked out before it is asked again. */
export interface CompiledOperation {
  step: Step;
  response: ObjectShape;
  introspection: DocumentNode | undefined;
  /** Undefined where no subgraph would be asked for what it has told. */
  retelling: Retelling | undefined;
  /** Of the whole answer. */
  policy: CachePolicy | undefined;
  /** Counts a use. What pays only for operations that are asked again is worked out when they are. */
  used(): void;
  /** Works it out now. */
  expectUse(): void;
}

/** Marking what is written as it was taken needs all fetches: up to 0.3 ms for each of them. */
const usesBeforeMarking = { fewFetches: 1, manyFetches: 9 };
const mostFewFetches = 20;

/**
 * The document must be valid, and the variables coerced.
 *
 * @param owner whose turn it takes where plans wait
 */
export type CompileOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  owner: string,
) => CompiledOperation | Promise<CompiledOperation>;

export function operationCompiler(schema: GraphQLSchema, makePlan: MakePlan, parts: PlanParts): CompileOperation {
  const withOwnAliases = unmistakable(parts.supergraphSchema);
  return (document, asked, variables, owner) => {
    const rootType = schema.getRootType(asked.operation);
    if (!rootType) throw new Error(`there is no ${asked.operation} in this graph`);
    const decided = settled(onlyOperation(document, asked), variables);
    refuseNestedIntrospection(decided);
    const { document: planned, clientNames } = withOwnAliases(executedInOrder(decided));
    const operation = operationIn(planned);
    const prepare = (plan: QueryPlan): CompiledOperation => {
      const step = compilePlan(plan, parts);
      const response = new ObjectShape(sourceOf(schema, planned, clientNames), rootType, [operation.selectionSet]);
      return {
        step,
        response,
        introspection: introspectionOf(decided),
        retelling: tellsAlike(decided) ? retellingIn(step) : undefined,
        policy: policyOf(schema, decided, parts.cacheHints),
        ...markedWhenUsed(response, step),
      };
    };
    const plan = makePlan(planned, owner);
    return plan instanceof Promise ? plan.then(prepare) : prepare(plan);
  };
}

/**
 * Whether a field that is told twice has one value: what a mutation told may no longer hold when its next field has changed
 * something, and what directives say goes on to the subgraphs, which may answer by it.
 */
function tellsAlike(document: DocumentNode): boolean {
  return operationIn(document).operation === OperationTypeNode.QUERY && !hasDirectives(document);
}

function hasDirectives(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Directive: () => {
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}

/** Only the fields of a mutation are executed one after the other. */
function executedInOrder(document: DocumentNode): DocumentNode {
  const operation = operationIn(document);
  return operation.operation === OperationTypeNode.MUTATION ? inOrder(document, operation) : document;
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a document without an operation');
  return operation;
}

function onlyOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  if (fragments.length + 1 === document.definitions.length) return document;
  return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
}

function markedWhenUsed(response: ObjectShape, step: Step): Pick<CompiledOperation, 'used' | 'expectUse'> {
  const { manyFetches, fewFetches } = usesBeforeMarking;
  let usesLeft = fetchesOf(step).length > mostFewFetches ? manyFetches : fewFetches;
  const use = () => {
    if (usesLeft === 0) markAsTaken(response, step);
    usesLeft -= 1;
  };
  return {
    used: use,
    expectUse: () => {
      usesLeft = Math.min(usesLeft, 0);
      use();
    },
  };
}
