import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { isOurs } from './lint-descriptions.ts';
import type { Problem } from './problem.ts';

/** Lists that can grow are Relay connections with the exact names that clients' caches know. */
export function oddConnections(schema: GraphQLSchema): Problem[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isOurs(type));
  return types
    .filter(isObjectType)
    .flatMap((type) => [
      ...(type.name.endsWith('Connection') ? oddConnection(type) : []),
      ...connectionsWithoutPages(type),
    ]);
}

function oddConnection(connection: GraphQLObjectType): Problem[] {
  const { edges } = connection.getFields();
  const edge = edges && getNamedType(edges.type);
  const edgeName = connection.name.replace(/Connection$/, 'Edge');
  return [
    ...expectField(connection, 'edges', `[${edgeName}!]!`),
    ...expectField(connection, 'pageInfo', 'PageInfo!'),
    ...(isObjectType(edge) ? [...expectField(edge, 'cursor', 'String!'), ...expectField(edge, 'node')] : []),
  ];
}

function expectField(type: GraphQLObjectType, name: string, expected?: string): Problem[] {
  const field = type.getFields()[name];
  const fix = `give it the field \`${name}${expected ? `: ${expected}` : ''}\`; the kit's connections have it`;
  if (!field) return [{ at: `${type.name}.${name}`, problem: 'is missing', fix }];
  if (!expected || String(field.type) === expected) return [];
  return [{ at: `${type.name}.${name}`, problem: `is ${field.type}, not ${expected}`, fix }];
}

function connectionsWithoutPages(type: GraphQLObjectType): Problem[] {
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .flatMap((field) =>
      Object.entries({ first: 'Int', after: 'String' })
        .filter(([name, type]) => String(field.args.find((argument) => argument.name === name)?.type) !== type)
        .map(([name, argumentType]) => ({
          at: `${type.name}.${field.name}`,
          problem: `has no argument \`${name}: ${argumentType}\``,
          fix: 'spread the pageArguments of subgraphs/kit/builder.ts into its args',
        })),
    );
}
