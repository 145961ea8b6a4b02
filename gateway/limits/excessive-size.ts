import type { OperationSize } from './operation-size.ts';

/** Of these numbers each may be so large. */
export type SizeLimits = Pick<OperationSize, 'depth' | 'rootFields' | 'aliases' | 'fields' | 'conditions'>;

/** Which limit an operation exceeds: a code, and how. */
export function excessiveSize(
  { depth, rootFields, aliases, fields, conditions }: SizeLimits,
  limits: SizeLimits,
): [code: string, excess: string] | undefined {
  if (depth > limits.depth) return ['OPERATION_TOO_DEEP', `is ${depth} fields deep, and ${limits.depth} are allowed`];
  if (rootFields > limits.rootFields)
    return ['OPERATION_TOO_LARGE', `has ${rootFields} root fields, and ${limits.rootFields} are allowed`];
  if (aliases > limits.aliases)
    return ['OPERATION_TOO_LARGE', `has ${aliases} aliases, and ${limits.aliases} are allowed`];
  if (fields > limits.fields)
    return ['OPERATION_TOO_LARGE', `has ${fields} fields, and ${limits.fields} are allowed: send several`];
  if (conditions > limits.conditions)
    return [
      'OPERATION_TOO_LARGE',
      `depends on ${conditions} variables in @skip and @include, and ${limits.conditions} are allowed`,
    ];
  return undefined;
}
