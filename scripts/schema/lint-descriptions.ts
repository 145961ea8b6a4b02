import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { Problem } from './problem.ts';

const fix = 'say in business words what it is, in its description';

/** Every type, field, argument, input field and enum value says what it is. */
export function missingDescriptions(schema: GraphQLSchema): Problem[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isOurs(type))
    .flatMap((type) => [...undescribed(type.name, type), ...withinType(type)]);
}

export function isOurs(type: GraphQLNamedType): boolean {
  const belongsToFederation = type.name.includes('__') || type.name.startsWith('_');
  return !belongsToFederation && !isIntrospectionType(type) && !isSpecifiedScalarType(type);
}

function withinType(type: GraphQLNamedType): Problem[] {
  if (isObjectType(type) || isInterfaceType(type))
    return Object.values(type.getFields()).flatMap((field) => withinField(type.name, field));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => undescribed(`${type.name}.${field.name}`, field));
  if (isEnumType(type)) return type.getValues().flatMap((value) => undescribed(`${type.name}.${value.name}`, value));
  return [];
}

function withinField(typeName: string, field: GraphQLField<unknown, unknown>): Problem[] {
  const at = `${typeName}.${field.name}`;
  return [
    ...undescribed(at, field),
    ...field.args.flatMap((argument) => undescribed(`${at}(${argument.name}:)`, argument)),
  ];
}

function undescribed(at: string, { description }: { description?: string | null }): Problem[] {
  return description?.trim() ? [] : [{ at, problem: 'has no description', fix }];
}
