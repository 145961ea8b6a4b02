import {
  type FieldDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';
import type { PrintedSubgraph } from './compose.ts';
import { isOurs } from './lint-descriptions.ts';
import type { Problem } from './problem.ts';

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

interface EntityPart {
  subgraph: string;
  node: ObjectNode;
  keys: ReadonlySet<string>;
}

/**
 * What a subgraph adds to another's entity is nullable: a field that must not be null takes the whole answer with it
 * when its subgraph is down. An entity belongs to the subgraph that describes it.
 */
export function brittleAdditions(subgraphs: readonly PrintedSubgraph[]): Problem[] {
  const parts = Map.groupBy(subgraphs.flatMap(entityParts), ({ node }) => node.name.value);
  return [...parts].flatMap(([name, partsOfEntity]) => {
    const owners = partsOfEntity.filter(({ node }) => 'description' in node && node.description);
    if (owners.length > 1)
      return [
        {
          at: name,
          problem: `is described by ${owners.map(({ subgraph }) => subgraph).join(' and ')}`,
          fix: 'let the one subgraph that owns the entity describe it, and the others only extend it',
        },
      ];
    return owners.length === 0 ? [] : partsOfEntity.filter((part) => part !== owners[0]).flatMap(requiredFields);
  });
}

function requiredFields({ subgraph, node, keys }: EntityPart): Problem[] {
  return (node.fields ?? [])
    .filter((field) => field.type.kind === Kind.NON_NULL_TYPE && !keys.has(field.name.value) && !isExternal(field))
    .map((field) => ({
      at: `${node.name.value}.${field.name.value}`,
      problem: `is added by ${subgraph} to another subgraph's entity and is not nullable`,
      fix: 'make it nullable, so that the rest is answered when the subgraph is down',
    }));
}

function entityParts({ name, sdl }: PrintedSubgraph): EntityPart[] {
  return parse(sdl)
    .definitions.filter(
      (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION,
    )
    .map((node) => ({ subgraph: name, node, keys: keyFields(node) }))
    .filter(({ keys }) => keys.size > 0);
}

function keyFields({ directives }: ObjectNode): ReadonlySet<string> {
  const selections = (directives ?? [])
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: args }) => args ?? [])
    .map(({ name, value }) => (name.value === 'fields' && value.kind === Kind.STRING ? value.value : ''));
  return new Set(selections.flatMap((selection) => selection.split(/\s+/)).filter(Boolean));
}

function isExternal({ directives }: FieldDefinitionNode): boolean {
  return Boolean(directives?.some(({ name }) => name.value === 'external'));
}

/** A list of entities has pages, or tells as many as are asked for. */
export function endlessLists(schema: GraphQLSchema, subgraphs: readonly PrintedSubgraph[]): Problem[] {
  const entities = new Set(subgraphs.flatMap(entityParts).map(({ node }) => node.name.value));
  return Object.values(schema.getTypeMap())
    .filter((type) => isOurs(type))
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ type }) => isListType(isNonNullType(type) ? type.ofType : type))
        .filter(({ type, args }) => entities.has(getNamedType(type).name) && !args.some(({ name }) => name === 'first'))
        .map(({ name }) => ({
          at: `${type.name}.${name}`,
          problem: 'is a list of entities without `first`',
          fix: 'make it a connection, or give it `first` (subgraphs/kit/list-part.ts)',
        })),
    );
}
