import { refused } from './admission.ts';

/**
 * How long a value is as JSON.
 *
 * @throws GraphQLError where it is nested deeper than it can be written, though it could be read.
 */
export function charactersOf(value: unknown): number {
  try {
    return JSON.stringify(value ?? null).length;
  } catch {
    throw refused('OPERATION_TOO_DEEP', 'the variables are nested too deeply');
  }
}
