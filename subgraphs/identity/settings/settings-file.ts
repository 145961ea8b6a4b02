import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { withoutMark } from '../../kit/byte-order-mark.ts';
import { departments } from '../departments.ts';

/** Whose records a setting can be about: a department's, or those of one of its types. */
export const sources = departments.flatMap(({ name, partyTypes }) => [
  name,
  ...partyTypes.map(({ type }) => `${name}:${type}`),
]);

export const source = z.enum(sources, `must be of ${sources.join(', ')}`);

/** An object in which a typo is refused. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no ${issue.keys.join(' or ')} here: choose of ${Object.keys(shape).join(', ')}`
        : 'must be an object in braces',
  });
}

/** @throws Error that names every field that is wrong and what it must be. */
export function parseSettings<Settings>(text: string, schema: z.ZodType<Settings>, example: string): Settings {
  let json: unknown;
  try {
    json = JSON.parse(withoutMark(text));
  } catch {
    throw new Error(`must be JSON, e.g. ${example}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new Error(problems.join('; '));
}

/** @throws Error that names the file as well. */
export function readSettings<Settings>(path: string, parse: (text: string) => Settings): Settings {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}
