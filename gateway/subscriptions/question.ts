import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  separateOperations,
  visit,
} from 'graphql';
import { type Answered, answerOf, type CustomerEvent } from './answer.ts';

/** A subscription as it is answered: a query that is asked for each event. */
export interface Question {
  ids: string[];
  after?: string;
  /** Asks for the customer whose id the variables name. */
  query: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variablesFor(id: string): Record<string, unknown>;
  /** What the client gets, of what the query was answered with. */
  answer(answered: Answered, event: CustomerEvent): Answered;
}

export interface Subscribed {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Fields that the gateway answers are asked for as this one, so that conditions and order hold for them as well. */
const placeholder = '__typename';

/** The document must be valid. @throws GraphQLError when the variables are not. */
export function questionOf({ schema, document, operation, variables }: Subscribed): Question {
  const fragments = fragmentsOf(document);
  const field = onlyField(operation.selectionSet, fragments);
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  if (!definition || !field.selectionSet) throw badInput('a subscription names customerChanged and what to tell of it');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors?.[0]) throw errors[0];
  const { ids, after } = getArgumentValues(definition, field, coerced);
  const idVariable = unusedName(operation);
  const own = new Map<string, string>();
  const asked = asQuery(field.selectionSet, { fragments, idVariable, own });
  const query = queryDocument(operation, document, { selectionSet: asked, idVariable });
  const used = new Set(query.operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const passed = Object.entries(variables).filter(([name]) => used.has(name));
  const responseKey = field.alias?.value ?? field.name.value;
  return {
    ids: [...new Set(Array.isArray(ids) ? ids.map(String) : [])],
    ...(typeof after === 'string' && { after }),
    ...{ ...query, query: print(query.document) },
    variablesFor: (id) => ({ ...Object.fromEntries(passed), ...(used.has(idVariable) && { [idVariable]: id }) }),
    answer: (answered, event) => answerOf(answered, event, { responseKey, own }),
  };
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
}

/** Validation lets one root field through, which may stand in fragments, and be written several times. */
function onlyField(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode {
  const fields = rootFields(selectionSet, fragments);
  const [first] = fields;
  if (!first || fields.some(({ name }) => name.value.startsWith('__')))
    throw badInput('a subscription names customerChanged and nothing else');
  const selections = fields.flatMap((field) => field.selectionSet?.selections ?? []);
  return { ...first, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function rootFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.directives?.length) throw badInput('the root field of a subscription takes no directives');
    if (selection.kind === Kind.FIELD) return [selection];
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    return inside ? rootFields(inside, fragments) : [];
  });
}

interface Rewriting {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  idVariable: string;
  /** By response key, which field of the event stands there. */
  own: Map<string, string>;
}

/** What is asked of a change, as it is asked of the graph's own root. */
function asQuery(selectionSet: SelectionSetNode, rewriting: Rewriting): SelectionSetNode {
  const { fragments, idVariable, own } = rewriting;
  return {
    ...selectionSet,
    selections: selectionSet.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias ?? selection.name;
        const { directives } = selection;
        if (selection.name.value === 'customer')
          return { ...selection, arguments: [{ kind: Kind.ARGUMENT, name: named('id'), value: variable(idVariable) }] };
        own.set(key.value, selection.name.value);
        return { kind: Kind.FIELD, alias: key, name: named(placeholder), directives };
      }
      const inside =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)?.selectionSet;
      const { directives } = selection;
      const none: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };
      return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: asQuery(inside ?? none, rewriting) };
    }),
  };
}

function queryDocument(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  { selectionSet, idVariable }: { selectionSet: SelectionSetNode; idVariable: string },
): Pick<Question, 'document' | 'operation'> {
  const used = variablesIn({ ...operation, variableDefinitions: [], selectionSet });
  const query: OperationDefinitionNode = { ...operation, operation: OperationTypeNode.QUERY, selectionSet };
  const others = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const name = operation.name?.value ?? '';
  const needed = separateOperations({ kind: Kind.DOCUMENT, definitions: [query, ...others] })[name];
  for (const definition of needed?.definitions ?? [])
    if (definition.kind === Kind.FRAGMENT_DEFINITION) for (const each of variablesIn(definition)) used.add(each);
  const variableDefinitions = [
    ...(operation.variableDefinitions?.filter((each) => used.has(each.variable.name.value)) ?? []),
    ...(used.has(idVariable)
      ? [
          {
            kind: Kind.VARIABLE_DEFINITION,
            variable: variable(idVariable),
            type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: named('ID') } },
          } as const,
        ]
      : []),
  ];
  const complete = { ...query, variableDefinitions };
  const fragments = needed?.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION) ?? [];
  return { operation: complete, document: { kind: Kind.DOCUMENT, definitions: [complete, ...fragments] } };
}

function variablesIn(node: OperationDefinitionNode | FragmentDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function unusedName({ variableDefinitions = [] }: OperationDefinitionNode): string {
  const taken = new Set(variableDefinitions.map(({ variable: { name } }) => name.value));
  let name = 'changedCustomer';
  while (taken.has(name)) name += '_';
  return name;
}

function named(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function variable(name: string) {
  return { kind: Kind.VARIABLE, name: named(name) } as const;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
