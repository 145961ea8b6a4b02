import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, parse } from 'graphql';
import { type Part, partOf, partsOf } from './requirements/parts.ts';
import type { RequiringSubgraph, SubgraphsByName } from './requirements/requiring-subgraph.ts';

/** Why a plan would be answered wrongly, without an error. Fields are told by type and name. */
export type UnmetRequirement =
  /** It is asked for before what it requires is known. */
  | UnmetField
  /** They require one field with different arguments, and there is room for one value of it. */
  | { fields: readonly [string, string]; required: string };

export interface UnmetField {
  field: string;
  fetch: FetchNode;
  document: DocumentNode;
  subgraph: RequiringSubgraph;
  /** Where the objects are that have it. */
  path: readonly string[];
  typeName: string;
  part: Part;
  /** The fetch is about these very objects. */
  isEntity: boolean;
}

/** What fields in one place require, by that place: an object has one value of each name. */
type RequiredArgs = Map<string, { args: string; by: string }>;

interface Place {
  fetch: FetchNode;
  document: DocumentNode;
  subgraph: RequiringSubgraph;
  fetchPath: readonly string[];
  path: readonly string[];
  requiredArgs: RequiredArgs;
}

/**
 * Finds what a plan does not fulfil of `@requires`. The planner merges fetches that it made for requirements of requirements
 * without looking at what they require themselves, and forgets arguments.
 *
 * @param subgraphs those that require anything
 */
export function unmetRequirement(subgraphs: SubgraphsByName): (plan: QueryPlan) => UnmetRequirement | undefined {
  const inNode = (
    node: PlanNode,
    path: readonly string[],
    requiredArgs: RequiredArgs,
  ): UnmetRequirement | undefined => {
    switch (node.kind) {
      case 'Fetch': {
        const subgraph = subgraphs.get(node.serviceName);
        if (!subgraph?.mayBeIn.test(node.operation)) return undefined;
        const document = parse(node.operation, { noLocation: true });
        return inFetch({ fetch: node, document, subgraph, fetchPath: path, path, requiredArgs });
      }
      case 'Flatten':
        return inNode(node.node, [...path, ...node.path.map(String)], requiredArgs);
      case 'Sequence':
      case 'Parallel':
        return firstFound(node.nodes, (each) => inNode(each, path, requiredArgs));
      default:
        return undefined;
    }
  };
  return ({ node }) =>
    subgraphs.size > 0 && node && node.kind !== 'Subscription' ? inNode(node, [], new Map()) : undefined;
}

function inFetch(place: Place): UnmetRequirement | undefined {
  const { operationKind, requires } = place.fetch;
  const asked = partsOf(place.document);
  if (!requires) return among(asked, place.subgraph.rootType(operationKind), place, [], []);
  const known = requires.map(partOf);
  return firstFound(asked, ({ parts }) => among(parts, '', place, known, []));
}

/**
 * @param known what is known of the object beforehand.
 * @param provided what the subgraph can tell of it although it is external.
 */
function among(
  parts: readonly Part[],
  typeName: string,
  place: Place,
  known: readonly Part[],
  provided: readonly Part[],
): UnmetRequirement | undefined {
  const { subgraph } = place;
  const all = [...known, ...parts];
  return firstFound(parts, (part) => {
    const { name, as, on, parts: within } = part;
    if (name === undefined) return among(within, on ?? typeName, place, all, provided);
    const field = `${typeName}.${name}`;
    const isProvided = subgraph.fieldsFor(typeName, provided).filter((one) => one.name === name);
    const unmet = { ...place, field, typeName, part, isEntity: isOfEntities(place) };
    if (subgraph.external.has(field) && isProvided.length === 0) return unmet;
    const required = subgraph.requires.get(field);
    if (required && !covers(subgraph, typeName, required, all)) return unmet;
    const other = required && otherArgs(required, typeName, { ...place, by: field });
    if (other) return other;
    const inner = [...(subgraph.provides.get(field) ?? []), ...isProvided.flatMap((one) => one.parts)];
    const type = subgraph.typeOf(typeName, name);
    const path = [...place.path, as ?? name, ...(type?.lists ?? [])];
    return among(within, type?.name ?? '', { ...place, path }, [], inner);
  });
}

function isOfEntities({ fetch, path, fetchPath }: Place): boolean {
  return fetch.requires !== undefined && path.length === fetchPath.length;
}

function covers(
  subgraph: RequiringSubgraph,
  typeName: string,
  required: readonly Part[],
  known: readonly Part[],
): boolean {
  return required.every(({ name, on, parts }) => {
    if (name === undefined) return covers(subgraph, on ?? typeName, parts, known);
    const found = subgraph.fieldsFor(typeName, known).filter((one) => one.name === name);
    const within = found.flatMap((one) => one.parts);
    return (
      name === '__typename' ||
      (found.length > 0 && covers(subgraph, subgraph.typeOf(typeName, name)?.name ?? '', parts, within))
    );
  });
}

function otherArgs(
  required: readonly Part[],
  typeName: string,
  place: Place & { by: string },
): UnmetRequirement | undefined {
  const { subgraph, requiredArgs, by } = place;
  return firstFound(required, ({ name, args, on, parts }) => {
    if (name === undefined) return otherArgs(parts, on ?? typeName, place);
    const path = [...place.path, name];
    const key = `${typeName} ${path.filter((step) => step !== '@').join('/')}`;
    const before = requiredArgs.get(key);
    if (before && before.args !== args) return { fields: [before.by, by] as const, required: `${typeName}.${name}` };
    requiredArgs.set(key, { args, by });
    return otherArgs(parts, subgraph.typeOf(typeName, name)?.name ?? '', { ...place, path });
  });
}

function firstFound<Item>(
  items: readonly Item[],
  find: (item: Item) => UnmetRequirement | undefined,
): UnmetRequirement | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
