import { createHash } from 'node:crypto';
import type { FetchNode } from '@apollo/query-planner';
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { CacheHints } from '../cache/hints.ts';
import { type CachePolicy, policyOf } from '../cache/policy.ts';
import { askKeys, type CheckEntity } from './asked-keys.ts';
import { identifying } from './identifying.ts';
import { joinedEntities } from './joining/entities.ts';
import { joinedRootFields } from './joining/root-fields.ts';
import type { Joining } from './joining.ts';
import { type Renaming, renamingsOf } from './renaming.ts';
import { type Representing, representing } from './representations.ts';
import { type Source, sourceOf } from './selection.ts';
import { ObjectShape } from './shape.ts';
import type { SubgraphPart } from './subgraph-part.ts';

/** One operation that is sent to one subgraph, with all that can be known of it before any request. */
export interface Fetch {
  subgraph: SubgraphPart;
  query: string;
  operationName: string | undefined;
  isMutation: boolean;
  /** Stands for the subgraph, what is asked of it, and the supergraph that says how to read its answer. */
  id: string;
  /** Undefined for what is never kept. */
  policy: CachePolicy | undefined;
  variableNames: readonly string[];
  /** Where the objects are that it completes: in one place, or in several that are asked for together. */
  places: readonly PlanPath[];
  asks: AsksRoot | AsksEntities;
  /** Undefined for questions of which each remains a call of its own. */
  joining: Joining | undefined;
  /** Whether a type is an interface to all but those who know it as one object. */
  isVague: (typeName: unknown) => boolean;
  /** Names that the planner gave to fields, and the client's for them. */
  aliases: ReadonlyMap<string, string>;
}

/** Names from the root of the answer; `@` stands for the items of a list. */
export type PlanPath = readonly string[];

export interface AsksRoot {
  kind: 'root';
  shape: ObjectShape;
}

export interface AsksEntities {
  kind: 'entities';
  representing: Representing;
  check: CheckEntity;
  /** Undefined for a type that the subgraph does not have. */
  shapeOf(typeName: string): ObjectShape | undefined;
}

export interface FetchParts {
  supergraphSchema: GraphQLSchema;
  supergraphVersion: string;
  cacheHints: CacheHints;
}

export function prepareFetch(
  node: FetchNode,
  path: PlanPath,
  subgraph: SubgraphPart,
  { supergraphSchema, supergraphVersion, cacheHints }: FetchParts,
): Fetch {
  const document = parse(node.operation, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const rootType = operation && subgraph.schema.getRootType(operation.operation);
  if (!operation || !rootType) throw new Error(`the plan asks ${subgraph.endpoint.name} for what it does not have`);
  const source = sourceOf(subgraph.schema, document);
  const renamings = renamingsOf(node.outputRewrites);
  const { operation: text, requires } = node;
  const keys = requires && askKeys(document, operation, { ...subgraph, text, requires });
  const query = keys?.query ?? node.operation;
  return {
    subgraph,
    query,
    operationName: node.operationName,
    isMutation: operation.operation === OperationTypeNode.MUTATION,
    id: fetchId(supergraphVersion, node, query),
    policy: policyOf(subgraph.schema, document, cacheHints),
    variableNames: node.variableUsages ?? [],
    places: [path],
    isVague: (typeName) => isInterfaceType(supergraphSchema.getType(String(typeName))),
    aliases: new Map(renamings.map((renaming) => [renaming.path.at(-1) ?? '', renaming.to])),
    joining: keys ? joinedEntities(query) : joinedRootFields(document, operation, { ...subgraph, rootType }),
    asks: keys
      ? {
          kind: 'entities',
          check: keys.check,
          representing: representing(supergraphSchema, node, identifying(subgraph.schema)),
          shapeOf: entityShapes(source, entitySelection(operation.selectionSet), renamings),
        }
      : { kind: 'root', shape: objectShape(source, rootType, operation.selectionSet, renamings) },
  };
}

/** Without the name of the operation, so that operations share what they ask alike. */
export function nameless(query: string): string {
  return query.replace(/^(query|mutation) \w+/, '$1');
}

function fetchId(supergraphVersion: string, node: FetchNode, query: string): string {
  const { serviceName, requires, variableUsages, inputRewrites, outputRewrites } = node;
  const all = [
    supergraphVersion,
    serviceName,
    nameless(query),
    requires,
    variableUsages,
    inputRewrites,
    outputRewrites,
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}

function objectShape(
  source: Source,
  type: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  renamings: readonly Renaming[],
): ObjectShape {
  return new ObjectShape(source, type, [selectionSet], renamings);
}

function entityShapes(
  source: Source,
  selectionSet: SelectionSetNode,
  renamings: readonly Renaming[],
): AsksEntities['shapeOf'] {
  const known = new Map<string, ObjectShape>();
  return (typeName) => {
    const before = known.get(typeName);
    if (before) return before;
    const type = source.schema.getType(typeName);
    if (!isCompositeType(type)) return undefined;
    const shape = objectShape(source, type, selectionSet, renamings);
    known.set(typeName, shape);
    return shape;
  };
}

function entitySelection({ selections }: SelectionSetNode): SelectionSetNode {
  const [entities] = selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('a fetch of entities without entities');
  return entities.selectionSet;
}
