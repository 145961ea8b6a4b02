import { GraphQLError, type GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql';
import { CalendarDate, CurrencyCode, DateTime, SafeInt } from '../graph-schema/shared/scalars.ts';

/**
 * A supergraph says of its scalars only what they are called, and any value would do. With what departments read them by, a wrong
 * one is the mistake of the operation, before anybody is asked, and not that of all that is asked of one department.
 */
export function withSharedScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const { name, parseValue, parseLiteral } of [CalendarDate, CurrencyCode, DateTime, SafeInt]) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral: placing(parseLiteral) });
  }
  return schema;
}

/** Says where in the operation a mistake is. */
function placing(parseLiteral: GraphQLScalarType['parseLiteral']): GraphQLScalarType['parseLiteral'] {
  return (node, variables) => {
    try {
      return parseLiteral(node, variables);
    } catch (error) {
      throw new GraphQLError(error instanceof Error ? error.message : String(error), { nodes: node });
    }
  };
}
