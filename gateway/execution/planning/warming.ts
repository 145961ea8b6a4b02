import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { ManifestOperation } from '../../operations-manifest.ts';
import { type OperationCache, type PlannableOperation, rememberedOperations } from '../operation-cache.ts';
import { decidingVariables, type Variables } from '../settled.ts';

/** With more conditions than that, only all of them and none of them are planned ahead. */
const mostConditions = 3;
/** Of the operations that clients really ask, those that were used last. */
const mostUsed = 300;

/**
 * Plans operations before anyone asks them. Requests are answered between one and the next. What the schema does not have
 * (any more) and what cannot be planned is passed over: whoever asks it is told.
 *
 * @returns how many are planned.
 */
export async function planAhead(
  cache: OperationCache,
  schema: GraphQLSchema,
  operations: readonly PlannableOperation[],
): Promise<number> {
  let planned = 0;
  const valid = new Map<unknown, boolean>();
  for (const operation of operations) {
    await setImmediate();
    const { document } = operation;
    const isValid = valid.get(document) ?? validate(schema, document).length === 0;
    valid.set(document, isValid);
    if (!isValid) continue;
    try {
      (await cache.compiled(operation)).expectUse();
      planned += 1;
    } catch {}
  }
  return planned;
}

/** What to plan ahead, the most important last, where the cache forgets it last. */
export function worthPlanning(
  known: readonly ManifestOperation[],
  used: readonly PlannableOperation[],
): PlannableOperation[] {
  return [...known.flatMap(plannableOf), ...used.slice(-mostUsed)].slice(-rememberedOperations);
}

/** Under both names that the server may look for it: the id in the manifest, and the hash of its text. */
function plannableOf({ id, body }: ManifestOperation): PlannableOperation[] {
  const document = parsed(body);
  if (!document) return [];
  const hashes = new Set([id, createHash('sha256').update(body).digest('hex')]);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.flatMap((operation) =>
    waysOf(decidingVariables(document)).flatMap((variables) =>
      [...hashes].map((documentHash) => ({ documentHash, document, operation, variables })),
    ),
  );
}

function parsed(body: string): DocumentNode | undefined {
  try {
    return parse(body);
  } catch {
    return undefined;
  }
}

function waysOf(names: readonly string[]): Variables[] {
  const all = (value: boolean) => Object.fromEntries(names.map((name) => [name, value]));
  if (names.length > mostConditions) return [all(false), all(true)];
  return Array.from({ length: 2 ** names.length }, (_way, number) =>
    Object.fromEntries(names.map((name, index) => [name, ((number >> index) & 1) === 1])),
  );
}
