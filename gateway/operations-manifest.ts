import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { z } from 'zod';
import { arrangedText } from './arranged-text.ts';

export const manifestFormat = 'apollo-persisted-query-manifest';

const operation = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(['query', 'mutation', 'subscription']),
  body: z.string().min(1),
});
const manifest = z.object({
  format: z.literal(manifestFormat),
  version: z.literal(1),
  operations: z.array(operation).superRefine(refuseTwoBodies),
});

/** As Relay's compiler and GraphQL Code Generator write them. */
const textsById = z
  .record(operation.shape.id, operation.shape.body)
  .refine((texts) => Object.keys(texts).length > 0 && !('format' in texts));

export type ManifestOperation = z.infer<typeof operation>;
export type Manifest = z.infer<typeof manifest>;

/** The operations that clients were built with. */
export interface KnownOperations {
  count: number;
  operations: readonly ManifestOperation[];
  names: ReadonlySet<string>;
  bodyOf(id: string): string | undefined;
  /** Whether one of them reads like this, whatever its spaces, commas, comments and `__typename`, and where its fragments are. */
  includes(text: string): boolean;
}

export const noOperations = knownOperations([]);

/** @throws when the file cannot be read or is no manifest; the message begins with the path. */
export function readManifest(path: string): KnownOperations {
  const content = contentOf(path);
  const texts = textsById.safeParse(content);
  if (texts.success) return knownOperations(Object.entries(texts.data).map((text) => operationOf(path, text)));
  const parsed = manifest.safeParse(content);
  if (!parsed.success) {
    const [{ path: place, message }] = parsed.error.issues as [z.core.$ZodIssue];
    throw new Error(`${path} is no persisted query manifest: ${place.join('.') || 'it'}: ${message}`);
  }
  return knownOperations(parsed.data.operations);
}

export function knownOperations(operations: readonly ManifestOperation[]): KnownOperations {
  const bodies = new Map(operations.map(({ id, body }) => [id, body] as const));
  const texts = new Set(operations.map(({ body }) => fingerprint(body)));
  return {
    count: bodies.size,
    operations,
    names: new Set(operations.map(({ name }) => name)),
    bodyOf: (id) => bodies.get(id),
    includes: (text) => texts.has(fingerprint(text)),
  };
}

function operationOf(path: string, [id, body]: [id: string, body: string]): ManifestOperation {
  const { name, operation: type } = operationIn(body) ?? {};
  if (!name || !type) throw new Error(`${path} is no persisted query manifest: ${id}: not one operation with a name`);
  return { id, name: name.value, type, body };
}

function operationIn(body: string): ReturnType<typeof getOperationAST> {
  try {
    return getOperationAST(parse(body));
  } catch {
    return undefined;
  }
}

/** Manifests of several clients may be one, with what these have in common in it twice. */
function refuseTwoBodies(operations: readonly ManifestOperation[], { addIssue }: z.RefinementCtx): void {
  const bodies = new Map<string, string>();
  for (const [place, { id, body }] of operations.entries()) {
    if ((bodies.get(id) ?? body) !== body)
      addIssue({
        code: 'custom',
        path: [place, 'id'],
        message: `${JSON.stringify(id)} stands for another body before`,
      });
    bodies.set(id, body);
  }
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** A text that is no GraphQL has none, and is no known operation. */
function fingerprint(text: string): string | undefined {
  try {
    return createHash('sha256').update(arrangedText(text)).digest('base64');
  } catch {
    return undefined;
  }
}
