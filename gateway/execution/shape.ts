import {
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Data } from './data.ts';
import { leafCheck, leafTest } from './leaf.ts';
import { narrowed, type Renaming, renamed } from './renaming.ts';
import { type CollectedField, collectFields, isOfType, type Source } from './selection.ts';

/** What is asked of a value, compiled from selections and a schema. */
export type ValueShape =
  | { kind: 'typename'; nonNull: true }
  | { kind: 'introspection'; nonNull: boolean }
  | {
      kind: 'leaf';
      nonNull: boolean;
      type: GraphQLLeafType;
      accepts: (value: unknown) => boolean;
      acceptsAtOnce: string | undefined;
    }
  | { kind: 'list'; nonNull: boolean; item: ValueShape }
  | { kind: 'object'; nonNull: boolean; object: ObjectShape };

export interface FieldShape {
  /** Its name where it is read. */
  key: string;
  /** Its name where it is written: another one only where the planner gave it an alias, or we did. */
  as: string;
  value: ValueShape;
  /** The name of the field; undefined where it has arguments, on which its value depends. */
  plainName: string | undefined;
  /** Type and name, for messages. */
  label: string;
  /** In an answer to a client: what was taken from a subgraph is what the client asked for, and is written as it is. */
  asTaken: boolean;
  /** In an answer of a subgraph: it stays in the text in which it comes, where that is as it is expected. */
  isSealed: boolean;
}

/** What is asked of an object of one type. */
export interface TypedShape {
  type: GraphQLCompositeType;
  fields: readonly FieldShape[];
  /** The type is abstract, and what is asked depends on which object type it is. */
  isUndecided: boolean;
  /** Compiled when an object is first taken. */
  take: ((value: Data) => Data) | undefined;
}

/** What is asked of an object. It is compiled for each type when an object of that type is first met. */
export class ObjectShape {
  readonly declared: GraphQLCompositeType;
  readonly #source: Source;
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #renamings: readonly Renaming[];
  readonly #known = new Map<string, TypedShape>();
  readonly #named = new Map<string, FieldShape[]>();
  #isPlain: boolean | undefined;

  constructor(
    source: Source,
    declared: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
    renamings: readonly Renaming[] = [],
  ) {
    this.declared = declared;
    this.#source = source;
    this.#selectionSets = selectionSets;
    this.#renamings = renamings;
  }

  /** Undefined when an object of the declared type cannot be of this type. */
  of(typeName: string): TypedShape | undefined {
    return this.#known.get(typeName) ?? this.#compile(typeName);
  }

  /** Whether it is of a known type and no object is in it, so that nothing is ever merged into what is in it. */
  get isPlain(): boolean {
    this.#isPlain ??= soleTypeOf(this)?.fields.every(({ value }) => isPlain(value)) ?? false;
    return this.#isPlain;
  }

  /** All that is asked under this name, whatever the type of the object is. */
  named(key: string): readonly FieldShape[] {
    const before = this.#named.get(key);
    if (before) return before;
    const { schema } = this.#source;
    const types = isAbstractType(this.declared) ? schema.getPossibleTypes(this.declared) : [this.declared];
    const named = types.flatMap(({ name }) => this.of(name)?.fields.filter((field) => field.key === key) ?? []);
    // Subgraphs may tell errors of names that nobody asked for.
    if (named.length > 0) this.#named.set(key, named);
    return named;
  }

  #compile(typeName: string): TypedShape | undefined {
    const { schema } = this.#source;
    const type = schema.getType(typeName);
    if (!isCompositeType(type) || !isOfType(schema, typeName, this.declared.name)) return undefined;
    const { fields, isUndecided } = collectFields(this.#source, type, this.#selectionSets);
    const renamings = narrowed(this.#renamings, (condition) => isOfType(schema, typeName, condition));
    const compiled = [...fields].map(([key, field]) => this.#fieldShape(type, key, field, renamings));
    const shape = { type, fields: compiled, isUndecided, take: undefined };
    this.#known.set(typeName, shape);
    return shape;
  }

  #fieldShape(
    type: GraphQLCompositeType,
    key: string,
    { name, hasArguments, selectionSets }: CollectedField,
    renamings: readonly Renaming[],
  ): FieldShape {
    const { as: planned, within } = renamed(renamings, key);
    const as = this.#source.clientNames?.get(planned) ?? planned;
    const plainName = hasArguments ? undefined : name;
    const shape = { key, as, plainName, label: `${type.name}.${name}`, asTaken: false, isSealed: false };
    if (name === '__typename') return { ...shape, value: { kind: 'typename', nonNull: true } };
    if (name.startsWith('__')) return { ...shape, value: { kind: 'introspection', nonNull: name === '__schema' } };
    const field = 'getFields' in type ? type.getFields()[name] : undefined;
    if (!field) throw new Error(`${shape.label} is asked for and does not exist`);
    return { ...shape, value: this.#valueShape(field.type, selectionSets, within, false) };
  }

  #valueShape(
    type: GraphQLOutputType,
    selectionSets: readonly SelectionSetNode[],
    renamings: readonly Renaming[],
    nonNull: boolean,
  ): ValueShape {
    if (isNonNullType(type)) return this.#valueShape(type.ofType, selectionSets, renamings, true);
    if (isListType(type))
      return { kind: 'list', nonNull, item: this.#valueShape(type.ofType, selectionSets, renamings, false) };
    if (isCompositeType(type))
      return { kind: 'object', nonNull, object: new ObjectShape(this.#source, type, selectionSets, renamings) };
    return { kind: 'leaf', nonNull, type, accepts: leafCheck(type), acceptsAtOnce: leafTest(type) };
  }
}

/** What is asked of an object whose type is known without looking at it. */
export function soleTypeOf(shape: ObjectShape): TypedShape | undefined {
  return isObjectType(shape.declared) ? shape.of(shape.declared.name) : undefined;
}

export function isPlain(value: ValueShape): boolean {
  return value.kind === 'list' ? isPlain(value.item) : value.kind === 'leaf' || value.kind === 'typename';
}

/** The object of a value, or of the items of a list. */
export function objectWithin(value: ValueShape): ObjectShape | undefined {
  if (value.kind === 'list') return objectWithin(value.item);
  return value.kind === 'object' ? value.object : undefined;
}
