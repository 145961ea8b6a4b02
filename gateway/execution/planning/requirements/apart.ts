import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql';
import { type Part, partsOf, selectionNode } from './parts.ts';
import { asking } from './repair.ts';
import type { RequiringSubgraph, SubgraphsByName } from './requiring-subgraph.ts';

interface Made {
  fetch: FetchNode;
  path: readonly string[];
}

/**
 * Asks apart for fields of an entity that require different things, where it is reached through fragments. The planner makes
 * them one fetch that needs all of it, and asks in each fragment only for what the fields in that one require: of an
 * object behind another nothing would be asked, and its fields be null without an error.
 */
export function askedApart({ node }: QueryPlan, subgraphs: SubgraphsByName): QueryPlan {
  const made: Made[] = [];
  const inFetch = (fetch: FetchNode, path: readonly string[]): PlanNode => {
    const subgraph = subgraphs.get(fetch.serviceName);
    const fetches = subgraph ? byRequirement(fetch, subgraph) : [fetch];
    const isApart = fetches.length > 1 && isBehindFragment(path, made);
    made.push({ fetch, path });
    return isApart ? { kind: 'Parallel', nodes: fetches } : fetch;
  };
  const inNode = (one: PlanNode, path: readonly string[]): PlanNode => {
    switch (one.kind) {
      case 'Fetch':
        return inFetch(one, path);
      case 'Flatten': {
        const within = inNode(one.node, [...path, ...one.path.map(String)]);
        if (within.kind !== 'Parallel') return { ...one, node: within };
        return { ...within, nodes: within.nodes.map((each) => ({ ...one, node: each })) };
      }
      case 'Sequence':
      case 'Parallel':
        return { ...one, nodes: one.nodes.map((each) => inNode(each, path)) };
      default:
        return one;
    }
  };
  return subgraphs.size > 0 && node && node.kind !== 'Subscription'
    ? { kind: 'QueryPlan', node: inNode(node, []) }
    : { kind: 'QueryPlan', node };
}

function isBehindFragment(path: readonly string[], made: readonly Made[]): boolean {
  const names = path.filter((step) => step !== '@');
  return made.some(({ fetch, path: from }) => {
    const above = from.filter((step) => step !== '@');
    if (above.some((name, index) => name !== names[index])) return false;
    const asked = partsOf(parse(fetch.operation, { noLocation: true }));
    // Entities of one type stand in a fragment of which they all are.
    const entities = asked.flatMap(({ parts }) => parts);
    const [only, ...others] = entities;
    const parts = !fetch.requires ? asked : only && others.length === 0 ? only.parts : entities;
    return isInFragment(parts, names.slice(above.length));
  });
}

function isInFragment(parts: readonly Part[], [name, ...rest]: readonly string[]): boolean {
  return parts.some((part) => {
    if (part.name === undefined) return name === undefined || leadsTo(part.parts, name);
    return part.as === name && isInFragment(part.parts, rest);
  });
}

function leadsTo(parts: readonly Part[], name: string): boolean {
  return parts.some((part) => (part.name === undefined ? leadsTo(part.parts, name) : part.as === name));
}

/** A fetch for each of the different things that its fields require of their objects. */
function byRequirement(fetch: FetchNode, subgraph: RequiringSubgraph): FetchNode[] {
  if (!fetch.requires || !subgraph.mayBeIn.test(fetch.operation)) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const [operation, ...fragments] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || fragments.length > 0) return [fetch];
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) return [fetch];
  const { selectionSet } = entities;

  const asked = fieldsIn(selectionSet, '');
  const requirementOf = ({ typeName, name }: AskedField) =>
    JSON.stringify(subgraph.requires.get(`${typeName}.${name}`)?.map(selectionNode) ?? []);
  const requirements = new Set(asked.map(requirementOf));
  const isMixed = asked.some((one) =>
    asked.some((other) => one.typeName === other.typeName && requirementOf(one) !== requirementOf(other)),
  );
  if (!isMixed) return [fetch];
  return [...requirements].map((requirement) => {
    const fields = asked.filter((field) => requirementOf(field) === requirement);
    const selections = only(selectionSet, new Set(fields.map(({ node }) => node)));
    const within = { ...entities, selectionSet: { ...selectionSet, selections } };
    const changed = { ...operation, selectionSet: { ...operation.selectionSet, selections: [within] } };
    const requires = (fetch.requires ?? []).flatMap((node) => requiredBy(fields, node, { asked, subgraph }));
    return { ...asking(fetch, { ...document, definitions: [changed] }), requires };
  });
}

interface AskedField {
  typeName: string;
  name: string;
  node: SelectionNode;
}

function fieldsIn({ selections }: SelectionSetNode, typeName: string): AskedField[] {
  return selections.flatMap((node): AskedField[] => {
    if (node.kind === Kind.INLINE_FRAGMENT)
      return fieldsIn(node.selectionSet, node.typeCondition?.name.value ?? typeName);
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') return [];
    return [{ typeName, name: node.name.value, node }];
  });
}

function only({ selections }: SelectionSetNode, fields: ReadonlySet<SelectionNode>): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind !== Kind.INLINE_FRAGMENT)
      return fields.has(node) || (node.kind === Kind.FIELD && node.name.value === '__typename') ? [node] : [];
    const left = only(node.selectionSet, fields);
    const isOfOthers = left.every((one) => one.kind === Kind.FIELD && !fields.has(one));
    return isOfOthers ? [] : [{ ...node, selectionSet: { ...node.selectionSet, selections: left } }];
  });
}

/** What is required of objects of one type, without what only other fields of it require. */
function requiredBy(
  fields: readonly AskedField[],
  node: QueryPlanSelectionNode,
  { asked, subgraph }: { asked: readonly AskedField[]; subgraph: RequiringSubgraph },
): QueryPlanSelectionNode[] {
  if (node.kind === 'Field' || node.typeCondition === undefined) return [node];
  const { typeCondition, selections } = node;
  const isOfType = ({ typeName }: AskedField) => typeName === typeCondition;
  const keys = subgraph.keyFields.get(typeCondition);
  if (!keys || !asked.some(isOfType)) return [node];
  const own = fields.filter(isOfType);
  if (own.length === 0) return [];
  const required = own.flatMap(({ name }) => subgraph.requires.get(`${typeCondition}.${name}`) ?? []);
  return [{ ...node, selections: among(selections, [...keys, ...required]) }];
}

/** Of what is needed, what is wanted. */
function among(nodes: readonly QueryPlanSelectionNode[], wanted: readonly Part[]): QueryPlanSelectionNode[] {
  return nodes.flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === 'InlineFragment') return [{ ...node, selections: among(node.selections, wanted) }];
    const found = wanted.flatMap(fieldsOf).filter(({ name }) => name === node.name);
    if (node.name !== '__typename' && found.length === 0) return [];
    const within = found.flatMap(({ parts }) => parts);
    return [node.selections ? { ...node, selections: among(node.selections, within) } : node];
  });
}

function fieldsOf(part: Part): readonly Part[] {
  return part.name === undefined ? part.parts.flatMap(fieldsOf) : [part];
}
