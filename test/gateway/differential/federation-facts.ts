import { type GraphQLSchema, isNonNullType, Kind, parse, visit } from 'graphql';

/** What a supergraph says about its entities. */
export interface Facts {
  entities: ReadonlySet<string>;
  keys: ReadonlySet<string>;
  requiring: ReadonlySet<string>;
  /** The interface that an object is an entity by, where it is one by an interface. */
  canonical(typeName: string): string;
  /** Whether some subgraph says that the field is never null, so that no other may say it is. */
  isNeverNull(field: string): boolean;
  isObjectIn(subgraph: string, typeName: string): boolean;
}

export function readFacts(supergraphSdl: string, parts: readonly GraphQLSchema[]): Facts {
  const entityNames = new Set<string>();
  const keys = new Set<string>();
  const requiring = new Set<string>();
  const interfaces = new Set<string>();
  const interfaceObjects = new Set<string>();
  const implementing = new Map<string, string[]>();
  visit(parse(supergraphSdl), {
    enter: (node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return;
      const typeName = node.name.value;
      implementing.set(
        typeName,
        (node.interfaces ?? []).map(({ name }) => name.value),
      );
      for (const directive of node.directives ?? []) {
        const args = new Map(directive.arguments?.map(({ name, value }) => [name.value, value]));
        const key = args.get('key');
        const graph = args.get('graph');
        if (key?.kind !== Kind.STRING) continue;
        entityNames.add(typeName);
        if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) interfaces.add(typeName);
        if (args.has('isInterfaceObject') && graph?.kind === Kind.ENUM)
          interfaceObjects.add(`${graph.value.toLowerCase()}.${typeName}`);
        for (const field of key.value.replace(/\{[^}]*\}/g, '').split(/\s+/))
          if (field) keys.add(`${typeName}.${field}`);
        for (const [, field, inner] of key.value.matchAll(/(\w+) \{ ?(\w+) ?\}/g))
          if (field) keys.add(`${field[0]?.toUpperCase()}${field.slice(1)}.${inner}`);
      }
      for (const field of node.fields ?? [])
        for (const directive of field.directives ?? [])
          if (directive.arguments?.some(({ name }) => name.value === 'requires'))
            requiring.add(`${typeName}.${field.name.value}`);
    },
  });
  const neverNull = new Set(
    parts.flatMap((schema) =>
      Object.values(schema.getTypeMap()).flatMap((type) =>
        'getFields' in type
          ? Object.values(type.getFields()).flatMap((field) =>
              isNonNullType(field.type) ? [`${type.name}.${field.name}`] : [],
            )
          : [],
      ),
    ),
  );
  return {
    isNeverNull: (field) => neverNull.has(field),
    entities: entityNames,
    keys,
    requiring,
    canonical: (typeName) => implementing.get(typeName)?.find((name) => interfaces.has(name)) ?? typeName,
    isObjectIn: (subgraph, typeName) => interfaceObjects.has(`${subgraph}.${typeName}`),
  };
}
