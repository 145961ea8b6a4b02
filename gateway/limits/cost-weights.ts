import { type DirectiveNode, type FieldDefinitionNode, Kind, parse, type TypeNode, valueFromASTUntyped } from 'graphql';
import { type SizedField, sizedFieldsIn } from './sized-fields.ts';

/** How long a list is thought to be, as `@listSize` says. */
export interface ListSize {
  assumedSize?: number;
  /** Names of arguments, or paths into them as `page.first`. What is a list there counts as its length. */
  slicingArguments?: readonly string[];
  /** The lists that are so long, of a field that holds them; all lists right within it if left out. */
  sizedFields?: readonly SizedField[];
}

/** What subgraphs say about the cost of their schema with `@cost` and `@listSize`; fields are named `Type.field`, arguments `Type.field(name:)`. */
export interface CostWeights {
  types: ReadonlyMap<string, number>;
  /** Of what is answered, and in input objects of what is sent. */
  fields: ReadonlyMap<string, number>;
  /** Of what is asked with such an argument, on top. */
  arguments: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
  /** Whether more of what is sent decides about a cost than its numbers: objects, lists, and what has a weight in them. */
  readsInput: boolean;
}

export const noWeights: CostWeights = {
  types: new Map(),
  fields: new Map(),
  arguments: new Map(),
  listSizes: new Map(),
  readsInput: false,
};

/** Reads the supergraph, for composition takes both directives out of what clients see. */
export function readWeights(supergraphSdl: string): CostWeights {
  const types = new Map<string, number>();
  const fields = new Map<string, number>();
  const ofArguments = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  let readsInput = false;
  const readField = (name: string, { directives, arguments: given = [] }: FieldDefinitionNode): void => {
    const weight = weightIn(directives);
    if (weight !== undefined) fields.set(name, weight);
    const listSize = listSizeIn(directives);
    if (listSize) listSizes.set(name, listSize);
    readsInput ||= given.some(
      ({ name: { value }, type }) => isList(type) && listSize?.slicingArguments?.includes(value),
    );
    readsInput ||= listSize?.slicingArguments?.some((path) => path.includes('.')) ?? false;
    for (const argument of given) {
      const more = weightIn(argument.directives);
      if (more !== undefined) ofArguments.set(argumentName(name, argument.name.value), more);
    }
  };
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const type = definition.name.value;
    const typeWeight = weightIn(definition.directives);
    if (typeWeight !== undefined) types.set(type, typeWeight);
    // Enumerations and scalars are sent as well.
    if (typeWeight !== undefined && !('fields' in definition)) readsInput = true;
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of definition.fields ?? []) readField(`${type}.${field.name.value}`, field);
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const weight = weightIn(field.directives);
      if (weight === undefined) continue;
      fields.set(`${type}.${field.name.value}`, weight);
      readsInput = true;
    }
  }
  readsInput ||= ofArguments.size > 0;
  return { types, fields, arguments: ofArguments, listSizes, readsInput };
}

export function argumentName(field: string, argument: string): string {
  return `${field}(${argument}:)`;
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

type Directives = readonly DirectiveNode[] | undefined;

function weightIn(directives: Directives): number | undefined {
  const weight = argumentsOf(directives, 'cost')?.get('weight');
  return weight === undefined ? undefined : Math.max(Number(weight), 0);
}

function listSizeIn(directives: Directives): ListSize | undefined {
  const told = argumentsOf(directives, 'listSize');
  if (!told) return undefined;
  const assumedSize = told.get('assumedSize');
  const [slicingArguments, sizedFields] = [told.get('slicingArguments'), told.get('sizedFields')];
  return {
    ...(typeof assumedSize === 'number' && { assumedSize }),
    ...(Array.isArray(slicingArguments) && { slicingArguments: slicingArguments.map(String) }),
    ...(Array.isArray(sizedFields) && { sizedFields: sizedFieldsIn(sizedFields.map(String)) }),
  };
}

/** A name that the supergraph does not import has its specification's in front. */
function argumentsOf(directives: Directives, name: string): Map<string, unknown> | undefined {
  const directive = directives?.find(({ name: { value } }) => value === name || value === `cost__${name}`);
  return (
    directive &&
    new Map(directive.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const))
  );
}
