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
import type { RequiringSubgraph, SubgraphsByName } from './requiring-subgraph.ts';
import { inTurn, placed, placedFetch, placeOf } from './schedule.ts';

export interface Repair {
  subgraphs: SubgraphsByName;
  /** A field that another fetch asks for gets none of its own, though that one may need what needs the field. */
  isAskedOnce: boolean;
}

/** Who tells the field, and how the object is known there. */
interface Teller {
  serviceName: string;
  key: readonly Part[];
  required: readonly Part[];
  /** What of the key is asked for where the field was; the rest is known. */
  asked: readonly Part[];
}

/**
 * Has the field asked for by a fetch of its own when what it requires is known, and all fetches made in an order in which each
 * knows what it needs. A field that the subgraph cannot tell is asked of one that can.
 *
 * @returns undefined where that is not enough: nothing in the plan tells what the field requires, or by what its object is known.
 */
export function repaired(
  { node }: QueryPlan,
  unmet: UnmetField,
  { subgraphs, isAskedOnce }: Repair,
): QueryPlan | undefined {
  const { fetch, document, part, path } = unmet;
  const fetches = node && node.kind !== 'Subscription' ? placed(node) : undefined;
  const teller = tellerOf(unmet, subgraphs);
  const isPlain = document.definitions.length === 1 && !fetch.inputRewrites?.length && !fetch.outputRewrites?.length;
  if (!fetches || !teller || !part.node || !isPlain) return undefined;
  const own = ownFetch(unmet, part.node, teller);
  const place = placeOf([...path, part.as ?? '']);
  const isAskedElsewhere = isAskedOnce && fetches.some((one) => one.fetch !== fetch && one.tells.has(place));
  const changed = fetches.map((one) =>
    one.fetch === fetch ? placedFetch(withoutField(unmet, teller), one.path, one.after, one.planned) : one,
  );
  return inTurn(isAskedElsewhere ? changed : [...changed, placedFetch(own, path)]);
}

function tellerOf(unmet: UnmetField, subgraphs: SubgraphsByName): Teller | undefined {
  const { fetch, subgraph, field } = unmet;
  const required = subgraph.requires.get(field);
  if (required) return tellerBy(unmet, fetch.serviceName, subgraph, required);
  for (const [serviceName, other] of subgraphs) {
    if (other === subgraph || !other.tells(unmet.typeName, [unmet.part])) continue;
    const found = tellerBy(unmet, serviceName, other, other.requires.get(field) ?? []);
    if (found) return found;
  }
  return undefined;
}

function tellerBy(
  { fetch, subgraph, typeName, isEntity }: UnmetField,
  serviceName: string,
  teller: RequiringSubgraph,
  required: readonly Part[],
): Teller | undefined {
  const known = isEntity ? subgraph.fieldsFor(typeName, fetch.requires?.map(partOf) ?? []) : [];
  for (const fields of teller.keys.get(typeName) ?? []) {
    const key = partsOfFields(fields);
    const asked = key.filter(({ name }) => !known.some((one) => one.name === name));
    if (subgraph.tells(typeName, asked)) return { serviceName, key, required, asked };
  }
  return undefined;
}

function ownFetch({ document, typeName }: UnmetField, field: FieldNode, teller: Teller): FetchNode {
  const { serviceName, key, required } = teller;
  const variableUsages = variablesIn(field);
  const variables = definitionsOf(document).filter(({ variable }) => variableUsages.includes(variable.name.value));
  const head = ['$representations: [_Any!]!', ...variables.map(print)].join(', ');
  return {
    kind: 'Fetch',
    serviceName,
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

function withoutField({ fetch, document, part }: UnmetField, { asked }: Teller): FetchNode {
  const added = selectionsOf(`{ __typename ${asked.map(textOf).join(' ')} }`);
  const changed = visit(document, {
    SelectionSet: (node) =>
      node.selections.some((one) => one === part.node)
        ? { ...node, selections: unitedOf([...node.selections.filter((one) => one !== part.node), ...added]) }
        : undefined,
  });
  return asking(fetch, changed);
}

/** Of a key, in which there are no arguments and no fragments. */
function textOf({ name, parts }: Part): string {
  return parts.length > 0 ? `${name} { ${parts.map(textOf).join(' ')} }` : String(name);
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
