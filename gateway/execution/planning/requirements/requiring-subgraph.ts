import {
  baseType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type NamedType,
  type Schema,
  type Subgraph,
  type Supergraph,
} from '@apollo/federation-internals';
import { type Part, partsOfFields } from './parts.ts';

/** A subgraph with its directives read. Fields are known by type and name (`E.f`). */
export class RequiringSubgraph {
  /** In an operation without any of these names nothing has to be looked at. */
  readonly mayBeIn: RegExp;
  readonly requires = new Map<string, readonly Part[]>();
  readonly provides = new Map<string, readonly Part[]>();
  /** Fields that it can tell only where they are provided. */
  readonly external = new Set<string>();
  /** By type: the keys that objects are found by, as they stand in the directives. */
  readonly keys = new Map<string, readonly string[]>();
  /** By type: what its keys are made of. */
  readonly keyFields = new Map<string, readonly Part[]>();
  readonly #schema: Schema;

  constructor(subgraph: Subgraph) {
    const metadata = subgraph.metadata();
    this.#schema = subgraph.schema;
    const names = new Set<string>();
    for (const type of subgraph.schema.types()) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const applied = type.appliedDirectivesOf(metadata.keyDirective()).map((key) => key.arguments());
      const keys = applied.flatMap(({ fields }) => partsOfFields(String(fields)));
      this.keyFields.set(type.name, keys);
      const resolvable = applied.filter((key) => key.resolvable !== false);
      if (isObjectType(type))
        this.keys.set(
          type.name,
          resolvable.map(({ fields }) => String(fields)),
        );
      for (const field of type.fields()) {
        const [required] = field.appliedDirectivesOf(metadata.requiresDirective());
        const [provided] = field.appliedDirectivesOf(metadata.providesDirective());
        const isExternal = metadata.isFieldExternal(field) && !keys.some(({ name }) => name === field.name);
        if (required) this.requires.set(field.coordinate, partsOfFields(String(required.arguments().fields)));
        if (provided) this.provides.set(field.coordinate, partsOfFields(String(provided.arguments().fields)));
        if (isExternal) this.external.add(field.coordinate);
        if (required || isExternal) names.add(field.name);
      }
    }
    this.mayBeIn = new RegExp(`\\b(${[...names].join('|')})\\b`);
  }

  rootType(operation: string): string {
    return this.#schema.schemaDefinition.roots().find(({ rootKind }) => rootKind === operation)?.type.name ?? '';
  }

  /** The type of a field, and a step for each list around it; undefined where there is no such field. */
  typeOf(typeName: string, fieldName: string): { name: string; lists: readonly '@'[] } | undefined {
    const type = this.#schema.type(typeName);
    const field = type && (isObjectType(type) || isInterfaceType(type)) ? type.field(fieldName) : undefined;
    if (!field?.type) return undefined;
    const lists = String(field.type).match(/\[/g) ?? [];
    return { name: baseType(field.type).name, lists: lists.map(() => '@' as const) };
  }

  /** The fields, those in fragments as well, that objects of the type may have. */
  fieldsFor(typeName: string, parts: readonly Part[]): Part[] {
    return parts.flatMap((part) => {
      if (part.name !== undefined) return [part];
      return part.on === undefined || this.#mayBeBoth(part.on, typeName) ? this.fieldsFor(typeName, part.parts) : [];
    });
  }

  /** Whether it can tell all this of an object without being told anything but a key. What is in a fragment may not be known to it. */
  tells(typeName: string, parts: readonly Part[]): boolean {
    return parts.every(({ name, parts: within }) => {
      if (name === '__typename') return true;
      const type = name === undefined ? undefined : this.typeOf(typeName, name);
      return type !== undefined && !this.external.has(`${typeName}.${name}`) && this.tells(type.name, within);
    });
  }

  #mayBeBoth(one: string, other: string): boolean {
    if (one === other) return true;
    const [first, second] = [one, other].map((name) => possibleTypes(this.#schema.type(name)));
    return !first || !second || first.some((name) => second.includes(name));
  }
}

export type SubgraphsByName = ReadonlyMap<string, RequiringSubgraph>;

export function readSubgraphs(supergraph: Supergraph): SubgraphsByName {
  return new Map([...supergraph.subgraphs().values()].map((each) => [each.name, new RequiringSubgraph(each)]));
}

/** Those that require anything. */
export function requiringSubgraphs(all: SubgraphsByName): SubgraphsByName {
  return new Map([...all].filter(([, { requires }]) => requires.size > 0));
}

function possibleTypes(type: NamedType | undefined): string[] | undefined {
  if (type && isObjectType(type)) return [type.name];
  if (type && isUnionType(type)) return type.types().map(({ name }) => name);
  return type && isInterfaceType(type) ? type.possibleRuntimeTypes().map(({ name }) => name) : undefined;
}
