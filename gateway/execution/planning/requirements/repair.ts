import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { UnmetField } from '../requirements.ts';
import { type Part, partOf, partsOfFields, selectionNode } from './parts.ts';
import { inTurn, placed, placedFetch, placeOf } from './schedule.ts';

/**
 * Has the field asked for by a fetch of its own when what it requires is known, and all fetches made in an order in which each
 * knows what it needs.
 *
 * @returns undefined where that is not enough: nothing in the plan tells what the field requires.
 */
export function repaired({ node }: QueryPlan, unmet: UnmetField): QueryPlan | undefined {
  const { fetch, document, part, path } = unmet;
  const fetches = node && node.kind !== 'Subscription' ? placed(node) : undefined;
  const own = part.node && ownFetch(unmet, part.node);
  const isPlain = document.definitions.length === 1 && !fetch.inputRewrites?.length && !fetch.outputRewrites?.length;
  if (!fetches || !own || !isPlain) return undefined;
  const place = placeOf([...path, part.as ?? '']);
  const isAskedElsewhere = fetches.some((one) => one.fetch !== fetch && one.tells.has(place));
  const changed = fetches.map((one) =>
    one.fetch === fetch ? placedFetch(withoutField(unmet), one.path, one.after, one.planned) : one,
  );
  return inTurn(isAskedElsewhere ? changed : [...changed, placedFetch(own, path)]);
}

function ownFetch(unmet: UnmetField, field: FieldNode): FetchNode | undefined {
  const { fetch, document, subgraph, typeName, part } = unmet;
  const required = subgraph.requires.get(`${typeName}.${part.name}`);
  const key = knownKey(unmet);
  if (!required || !key) return undefined;
  const variableUsages = variablesIn(field);
  const variables = definitionsOf(document).filter(({ variable }) => variableUsages.includes(variable.name.value));
  const head = ['$representations: [_Any!]!', ...variables.map(print)].join(', ');
  return {
    kind: 'Fetch',
    serviceName: fetch.serviceName,
    operationKind: OperationTypeNode.QUERY,
    operationName: undefined,
    operation: `query(${head}) { _entities(representations: $representations) { ... on ${typeName} { ${print(field)} } } }`,
    variableUsages,
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: typeName,
        selections: [{ kind: 'Field', name: '__typename' }, ...[...key, ...required].map(selectionNode)],
      },
    ],
  };
}

/** What the subgraph knows the object by: in an object of its own answer any key, which is asked for there. */
function knownKey({ fetch, subgraph, typeName, isEntity }: UnmetField): readonly Part[] | undefined {
  if (!isEntity) {
    const key = subgraph.keys.get(typeName);
    return key === undefined ? undefined : partsOfFields(key);
  }
  const known = subgraph.fieldsFor(typeName, fetch.requires?.map(partOf) ?? []);
  return known.filter(({ name }) => name !== '__typename');
}

function withoutField({ fetch, document, subgraph, typeName, part, isEntity }: UnmetField): FetchNode {
  const key = isEntity ? '' : (subgraph.keys.get(typeName) ?? '');
  const added = selectionsOf(`{ __typename ${key} }`);
  const changed = visit(document, {
    SelectionSet: (node) =>
      node.selections.some((one) => one === part.node)
        ? { ...node, selections: unitedOf([...node.selections.filter((one) => one !== part.node), ...added]) }
        : undefined,
  });
  return asking(fetch, changed);
}

/** The fetch with another document, without variables that are not in it. */
export function asking(fetch: FetchNode, document: DocumentNode): FetchNode {
  const variableUsages = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? variablesIn(one.selectionSet) : [],
  );
  const used = visit(document, {
    VariableDefinition: ({ variable }) => (variableUsages.includes(variable.name.value) ? undefined : null),
  });
  const operation = print(used);
  return { ...fetch, operation, variableUsages: variableUsages.filter((name) => name !== 'representations') };
}

function unitedOf(selections: readonly SelectionNode[]): SelectionNode[] {
  return [...new Map(selections.map((one) => [print(one), one])).values()];
}

function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(text, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

function definitionsOf({ definitions }: DocumentNode): readonly VariableDefinitionNode[] {
  return definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : []));
}

function variablesIn(node: FieldNode | { kind: Kind.SELECTION_SET; selections: readonly SelectionNode[] }): string[] {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return [...names];
}
