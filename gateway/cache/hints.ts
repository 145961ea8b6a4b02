import {
  type DefinitionNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';

/** What subgraphs say with `@cacheControl`; a part that is not there is not said. */
export interface Hint {
  /** Seconds. */
  maxAge?: number;
  scope?: 'PRIVATE' | 'PUBLIC';
  /** A field that leads to objects is as old as what it is in, instead of not being kept at all. */
  inheritMaxAge?: true;
}

/** Fields are named `Type.field`. */
export interface CacheHints {
  types: ReadonlyMap<string, Hint>;
  fields: ReadonlyMap<string, Hint>;
}

/** Reads the supergraph: where two subgraphs hint at one thing, the more careful of both counts. */
export function readHints(supergraphSdl: string): CacheHints {
  const types = new Map<string, Hint>();
  const fields = new Map<string, Hint>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!isOutputType(definition)) continue;
    const typeHint = hintIn(definition.directives);
    if (typeHint) types.set(definition.name.value, withoutSharedAge(typeHint, definition.directives));
    for (const field of fieldsOf(definition)) {
      const hint = hintIn(field.directives);
      if (hint) fields.set(`${definition.name.value}.${field.name.value}`, hint);
    }
  }
  return { types, fields };
}

type OutputType = DefinitionNode & { name: { value: string }; directives?: readonly DirectiveNode[] };

function isOutputType(definition: DefinitionNode): definition is OutputType {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.UNION_TYPE_DEFINITION
  );
}

function fieldsOf(definition: OutputType): readonly FieldDefinitionNode[] {
  return 'fields' in definition ? (definition.fields as readonly FieldDefinitionNode[]) : [];
}

/** The supergraph does not tell which of several subgraphs gave a type its age, and no other's fields may be kept by it. */
function withoutSharedAge({ maxAge, ...hint }: Hint, directives: readonly DirectiveNode[] = []): Hint {
  const graphs = directives.filter(({ name }) => name.value === 'join__type');
  return maxAge === undefined || graphs.length > 1 ? hint : { ...hint, maxAge };
}

function hintIn(directives: readonly DirectiveNode[] = []): Hint | undefined {
  const hints = directives.filter(
    ({ name: { value } }) => value === 'cacheControl' || value.endsWith('__cacheControl'),
  );
  if (hints.length === 0) return undefined;
  return hints.map(readHint).reduce(moreCareful);
}

function readHint({ arguments: args = [] }: DirectiveNode): Hint {
  const told = new Map(args.map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const));
  const maxAge = told.get('maxAge');
  const scope = told.get('scope');
  return {
    ...(typeof maxAge === 'number' && { maxAge }),
    ...((scope === 'PRIVATE' || scope === 'PUBLIC') && { scope }),
    ...(told.get('inheritMaxAge') === true && maxAge === undefined && { inheritMaxAge: true }),
  };
}

function moreCareful(one: Hint, other: Hint): Hint {
  const maxAge = Math.min(one.maxAge ?? Number.POSITIVE_INFINITY, other.maxAge ?? Number.POSITIVE_INFINITY);
  const scope = one.scope === 'PRIVATE' || other.scope === 'PRIVATE' ? 'PRIVATE' : (one.scope ?? other.scope);
  const hint: Hint = { ...(scope && { scope }) };
  if (maxAge !== Number.POSITIVE_INFINITY) return { ...hint, maxAge };
  return one.inheritMaxAge || other.inheritMaxAge ? { ...hint, inheritMaxAge: true } : hint;
}
