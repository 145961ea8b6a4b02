import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import { readVariables } from '../execution/read-variables.ts';
import { type Fragments, fragmentsOf } from '../fragments.ts';
import { type Answered, answerOf, type CustomerEvent } from './answer.ts';
import { asQuery, queryDocument, unusedName } from './as-query.ts';

/** A subscription as it is answered: a query that is asked for each event. */
export interface Question {
  ids: string[];
  after?: string;
  /** Asks for the customer whose id the variables name. */
  query: string;
  variablesFor(id: string): Record<string, unknown>;
  /** What the client gets, of what the query was answered with. */
  answer(answered: Answered, event: CustomerEvent): Answered;
}

/** With the query as it was read, which takes many times the memory of its text: not to be kept for as long as the client is told. */
export interface ReadQuestion {
  question: Question;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

export interface Subscribed {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** The document must be valid. @throws GraphQLError when the variables are not. */
export function questionOf({ schema, document, operation, variables }: Subscribed): ReadQuestion {
  const fragments = fragmentsOf(document);
  const field = onlyField(operation.selectionSet, fragments);
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  if (!definition || !field.selectionSet) throw badInput('a subscription names customerChanged and what to tell of it');
  const read = readVariables(schema, operation, variables);
  if (read.mistakes) throw read.mistakes[0] ?? badInput('the variables do not fit');
  const { ids, after } = getArgumentValues(definition, field, read.variables);
  const idVariable = unusedName(operation);
  const own = new Map<string, string>();
  const asked = asQuery(field.selectionSet, { fragments, idVariable, own });
  const query = queryDocument(operation, document, { selectionSet: asked, idVariable });
  const used = new Set(query.operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const passed = Object.entries(variables).filter(([name]) => used.has(name));
  const responseKey = field.alias?.value ?? field.name.value;
  const question: Question = {
    ids: [...new Set(Array.isArray(ids) ? ids.map(String) : [])],
    ...(typeof after === 'string' && { after }),
    query: print(query.document),
    variablesFor: (id) => ({ ...Object.fromEntries(passed), ...(used.has(idVariable) && { [idVariable]: id }) }),
    answer: (answered, event) => answerOf(answered, event, { responseKey, own }),
  };
  return { question, ...query };
}

/** Validation lets one root field through, which may stand in fragments, and be written several times. */
function onlyField(selectionSet: SelectionSetNode, fragments: Fragments): FieldNode {
  const fields = rootFields(selectionSet, fragments);
  const [first] = fields;
  if (!first || fields.some(({ name }) => name.value.startsWith('__')))
    throw badInput('a subscription names customerChanged and nothing else');
  const selections = fields.flatMap((field) => field.selectionSet?.selections ?? []);
  return { ...first, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function rootFields({ selections }: SelectionSetNode, fragments: Fragments): FieldNode[] {
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

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
