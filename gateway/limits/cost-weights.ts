import { type DirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** How long a list is thought to be, as `@listSize` says. */
export interface ListSize {
  assumedSize?: number;
  slicingArguments?: readonly string[];
}

/** What subgraphs say about the cost of their schema with `@cost` and `@listSize`; fields are named `Type.field`, arguments `Type.field(name:)`. */
export interface CostWeights {
  types: ReadonlyMap<string, number>;
  fields: ReadonlyMap<string, number>;
  /** Of what is asked with such an argument, on top. */
  arguments: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

export const noWeights: CostWeights = {
  types: new Map(),
  fields: new Map(),
  arguments: new Map(),
  listSizes: new Map(),
};

/** Reads the supergraph, for composition takes both directives out of what clients see. */
export function readWeights(supergraphSdl: string): CostWeights {
  const types = new Map<string, number>();
  const fields = new Map<string, number>();
  const ofArguments = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const typeWeight = weightIn(definition.directives);
    if (typeWeight !== undefined) types.set(definition.name.value, typeWeight);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const name = `${definition.name.value}.${field.name.value}`;
      const weight = weightIn(field.directives);
      if (weight !== undefined) fields.set(name, weight);
      const listSize = listSizeIn(field.directives);
      if (listSize) listSizes.set(name, listSize);
      for (const argument of field.arguments ?? []) {
        const more = weightIn(argument.directives);
        if (more !== undefined) ofArguments.set(argumentName(name, argument.name.value), more);
      }
    }
  }
  return { types, fields, arguments: ofArguments, listSizes };
}

export function argumentName(field: string, argument: string): string {
  return `${field}(${argument}:)`;
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
  const slicingArguments = told.get('slicingArguments');
  return {
    ...(typeof assumedSize === 'number' && { assumedSize }),
    ...(Array.isArray(slicingArguments) && { slicingArguments: slicingArguments.map(String) }),
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
