import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { type AskedField, askedFields, type Fragments, fragmentsOf } from './asked-fields.ts';

export type Variables = Readonly<Record<string, unknown>>;
/** Writes a value of the object with this id; `length` is how many items the page around it was asked for. */
type Write = (id: string, variables: Variables, length: number) => unknown;

/** What is not made up; fields are named `Type.field`. */
export interface Facts {
  /** The object, or the objects, that a field leads to. */
  leadsTo: Record<string, (id: string) => string | readonly string[]>;
  values: Record<string, (id: string) => unknown>;
}

const noFacts: Facts = { leadsTo: {}, values: {} };
const usualListLength = 2;

/**
 * A subgraph that does as little as one can: it compiles each text when it first comes and then writes made-up answers.
 * Only ids are carried from questions to answers.
 */
export function constantSubgraph(schema: GraphQLSchema, facts = noFacts) {
  const known = new Map<string, Write>();
  return (query: string, variables: Variables): { data: unknown } => {
    const write = known.get(query) ?? compiled(schema, facts, query);
    known.set(query, write);
    return { data: write('', variables, usualListLength) };
  };
}

function compiled(schema: GraphQLSchema, facts: Facts, query: string): Write {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type) throw new Error('a constant subgraph was asked for what it does not have');
  return new Compiler(schema, fragmentsOf(document), facts).object(type, [operation.selectionSet]);
}

class Compiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #facts: Facts;

  constructor(schema: GraphQLSchema, fragments: Fragments, facts: Facts) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#facts = facts;
  }

  object(declared: GraphQLCompositeType, selectionSets: readonly SelectionSetNode[]): Write {
    const type = isAbstractType(declared) ? this.#schema.getPossibleTypes(declared)[0] : declared;
    if (!isObjectType(type)) throw new Error(`${declared.name} has no objects`);
    const asked = askedFields(this.#schema, this.#fragments, type, selectionSets);
    const fields = [...asked].map(([key, field]): [string, Write] => {
      if (field.name === '__typename') return [key, () => type.name];
      if (field.name === '_entities') return [key, this.#entities(field)];
      const definition = type.getFields()[field.name];
      if (!definition) throw new Error(`${type.name} has no field ${field.name}`);
      return [key, this.#field(type.name, definition, field)];
    });
    return (id, variables, length) => {
      const object: Record<string, unknown> = {};
      for (const [key, write] of fields) object[key] = write(id, variables, length);
      return object;
    };
  }

  #entities({ selectionSets, values }: AskedField): Write {
    const known = new Map<string, Write>();
    return (_id, variables, length) =>
      (values(variables).representations as Record<string, string>[]).map(({ __typename = '', ...keys }) => {
        const type = this.#schema.getType(__typename);
        if (!isCompositeType(type)) throw new Error(`${__typename} is no entity`);
        const write = known.get(__typename) ?? this.object(type, selectionSets);
        known.set(__typename, write);
        return write(keys.id ?? keys.upc ?? '', variables, length);
      });
  }

  #field(typeName: string, { name, type }: GraphQLField<unknown, unknown>, asked: AskedField): Write {
    const label = `${typeName}.${name}`;
    const isList = isListType(getNullableType(type));
    const named = getNamedType(type);
    if (!isCompositeType(named)) return this.#leaf(label, type, isList);
    const write = this.object(named, asked.selectionSets);
    const { leadsTo } = this.#facts;
    const target = leadsTo[label];
    return (id, variables, length) => {
      const { id: askedId, after, first } = asked.values(variables);
      const found = target?.(id) ?? String(askedId ?? after ?? id);
      const within = typeof first === 'number' ? first : length;
      if (!isList) return write(String(found), variables, within);
      const ids = typeof found === 'object' ? found : Array.from({ length: within }, (_, index) => `${found}-${index}`);
      return ids.map((item) => write(item, variables, usualListLength));
    };
  }

  #leaf(label: string, type: GraphQLOutputType, isList: boolean): Write {
    const value = this.#facts.values[label];
    if (value) return value;
    const name = label.slice(label.indexOf('.') + 1);
    if (isList) return () => ['account:1', 'account:2'];
    const named = getNamedType(type);
    if (named.name === 'ID' || name === 'cursor' || name === 'endCursor') return (id) => id;
    const constant = isEnumType(named) ? named.getValues()[0]?.name : (constants[named.name] ?? name);
    return () => constant;
  }
}

const constants: Record<string, unknown> = {
  Int: 7,
  Float: 1.5,
  Boolean: true,
  SafeInt: 1250,
  DateTime: '2026-11-01T09:30:00.000Z',
  Date: '2026-11-01',
  CurrencyCode: 'EUR',
};
