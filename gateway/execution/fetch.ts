import { createHash } from 'node:crypto';
import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { CacheHints } from '../cache/hints.ts';
import { type CachePolicy, policyOf } from '../cache/policy.ts';
import type { AnswerReader } from './answers/answer-reader.ts';
import { joinedEntities } from './joining/entities.ts';
import { joinedRootFields } from './joining/root-fields.ts';
import type { Joining } from './joining.ts';
import { type Renaming, renamingsOf } from './renaming.ts';
import { askKeys, type CheckEntity } from './representations/asked-keys.ts';
import { identifying } from './representations/identifying.ts';
import { type Representing, representing } from './representations/representations.ts';
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
  /** Undefined where nothing of an answer can stay in the text in which it comes, or nobody looked for it yet. */
  sealing: Sealing | undefined;
  /** Undefined for questions of which each remains a call of its own. */
  joining: Joining | undefined;
  /** Whether a type is an interface to all but those who know it as one object. */
  isVague: (typeName: unknown) => boolean;
  /** Names that the planner gave to fields, and the client's for them. */
  aliases: ReadonlyMap<string, string>;
}

/** Names from the root of the answer; `@` stands for the items of a list. */
export type PlanPath = readonly string[];

export interface Sealing {
  read: AnswerReader;
  /** Tells which fields are sealed: what is sealed otherwise is another answer. */
  id: string;
}

export interface AsksRoot {
  kind: 'root';
  shape: ObjectShape;
}

export interface AsksEntities {
  kind: 'entities';
  representing: Representing;
  check: CheckEntity;
  /** Undefined where they may be of several types. */
  only: OnlyType | undefined;
  /** Objects of which something is sent along with the key. */
  needed: ReadonlySet<string>;
  /** The fields that are sent of each; undefined where they are not all plain values, or go by other names. */
  sent: SentFields | undefined;
  /** Undefined for a type that the subgraph does not have. */
  shapeOf(typeName: string): ObjectShape | undefined;
}

/** Names of fields. */
export interface SentFields {
  keys: readonly string[];
  /** What the subgraph requires beside a key. */
  others: readonly string[];
}

export interface OnlyType {
  taken: ObjectShape;
  /** The same with the keys, which are only looked at. */
  sent: ObjectShape;
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
    sealing: undefined,
    asks: keys
      ? {
          kind: 'entities',
          check: keys.check,
          needed: new Set(requires?.flatMap(objectsIn)),
          sent: sentFields(node, subgraph),
          representing: representing(supergraphSchema, node, identifying(subgraph.schema)),
          ...entityShapes(source, { planned: operation, sent: keys.operation }, renamings),
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
  { planned, sent }: Record<'planned' | 'sent', OperationDefinitionNode>,
  renamings: readonly Renaming[],
): Pick<AsksEntities, 'shapeOf' | 'only'> {
  const selectionSet = entitySelection(planned.selectionSet);
  const known = new Map<string, ObjectShape>();
  const shapeOf: AsksEntities['shapeOf'] = (typeName) => {
    const before = known.get(typeName);
    if (before) return before;
    const type = source.schema.getType(typeName);
    if (!isCompositeType(type)) return undefined;
    const shape = objectShape(source, type, selectionSet, renamings);
    known.set(typeName, shape);
    return shape;
  };
  const only = onlyType(source.schema, selectionSet);
  const taken = only && shapeOf(only.name);
  if (!taken) return { shapeOf, only: undefined };
  return { shapeOf, only: { taken, sent: objectShape(source, only, entitySelection(sent.selectionSet), renamings) } };
}

function entitySelection({ selections }: SelectionSetNode): SelectionSetNode {
  const [entities] = selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new Error('a fetch of entities without entities');
  return entities.selectionSet;
}

function onlyType(schema: GraphQLSchema, { selections }: SelectionSetNode): GraphQLObjectType | undefined {
  const [only, ...others] = selections;
  const name = only?.kind === Kind.INLINE_FRAGMENT ? only.typeCondition?.name.value : undefined;
  const type = name === undefined || others.length > 0 ? undefined : schema.getType(name);
  return isObjectType(type) ? type : undefined;
}

function sentFields(
  { requires = [], inputRewrites = [] }: FetchNode,
  { keyFields }: SubgraphPart,
): SentFields | undefined {
  const [only, ...others] = requires;
  if (only?.kind !== 'InlineFragment' || others.length > 0 || inputRewrites.length > 0) return undefined;
  const names = only.selections.flatMap((node) =>
    node.kind === 'Field' && !node.alias && !node.selections ? [node.name] : [],
  );
  if (names.length < only.selections.length) return undefined;
  const known = keyFields.get(only.typeCondition ?? '') ?? [];
  const isKey = (name: string) => known.some((key) => key.name === name);
  const sent = names.filter((name) => name !== '__typename');
  return { keys: sent.filter(isKey), others: sent.filter((name) => !isKey(name)) };
}

function objectsIn(node: QueryPlanSelectionNode): string[] {
  const selections = node.selections ?? [];
  const within = selections.flatMap(objectsIn);
  return node.kind === 'Field' && selections.length > 0 ? [node.alias ?? node.name, ...within] : within;
}
