import { type DocumentNode, GraphQLError, type OperationDefinitionNode, separateOperations } from 'graphql';
import { bytesOfDocument } from '../document-bytes.ts';
import { measureOperation } from '../limits/operation-size.ts';
import type { CompiledOperation, CompileOperation } from './operation.ts';
import { decidingVariables, type Variables } from './settled.ts';

/** Frontends ask some dozens of operations; a compiled one is some tens of kilobytes. */
export const rememberedOperations = 1000;
/** Of a plan, and what is worked out for it. */
const bytesPerField = 600;

/** An operation with what decides how it is planned. */
export interface PlannableOperation {
  documentHash: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Variables;
}

export interface MadeFor {
  owner: string;
  /** Is called before it is made. */
  charge(): void;
}

/** What nobody has asked for, it makes for itself. */
const itself: MadeFor = { owner: 'the gateway', charge: () => {} };

export interface OperationCache {
  /**
   * At once if it is there or is soon made.
   *
   * @param whom is asked for whom it is made when there is none yet
   */
  compiled(asked: PlannableOperation, whom?: () => MadeFor): CompiledOperation | Promise<CompiledOperation>;
  /** What it keeps, the last used last. */
  kept(): PlannableOperation[];
}

export interface OperationCacheOptions {
  lookedFor?: (found: boolean) => void;
  /** About how much of the memory all of them may take; those that were used longest ago are forgotten. */
  mostBytes?: number;
}

interface Kept {
  compiled: CompiledOperation | Promise<CompiledOperation>;
  asked: PlannableOperation;
  bytes: number;
}

/** Compiles operations once for each way that their conditions turn out, and keeps those that were used last. */
export function operationCache(
  compile: CompileOperation,
  { lookedFor = () => {}, mostBytes = Number.POSITIVE_INFINITY }: OperationCacheOptions = {},
): OperationCache {
  let bytesKept = 0;
  const deciding = new WeakMap<OperationDefinitionNode, string[]>();
  const known = new Map<string, Kept>();

  const forget = (key: string, { bytes }: Kept): void => {
    known.delete(key);
    bytesKept -= bytes;
  };
  const make = (asked: PlannableOperation, names: readonly string[], key: string, whom: () => MadeFor): Kept => {
    const { owner, charge } = whom();
    charge();
    const variables = Object.fromEntries(names.map((name) => [name, asked.variables[name] === true]));
    const compiled = compile(asked.document, asked.operation, asked.variables, owner);
    const kept: Kept = { compiled, asked: { ...asked, variables }, bytes: bytesOf(asked) };
    if (compiled instanceof Promise)
      compiled.then(
        (made) => {
          kept.compiled = made;
        },
        () => {
          if (known.get(key) === kept) forget(key, kept);
        },
      );
    return kept;
  };
  return {
    compiled: (asked, whom = () => itself) => {
      const { documentHash, document, operation, variables } = asked;
      const names = deciding.get(operation) ?? decidingFor(document, operation);
      deciding.set(operation, names);
      const undecided = names.find((name) => variables[name] === null);
      if (undecided !== undefined) throw undecidedBy(undecided);
      const decisions = names.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const key = `${documentHash} ${operation.name?.value ?? ''} ${decisions}`;
      const found = known.get(key);
      lookedFor(found !== undefined);
      if (found) forget(key, found);
      const kept = found ?? make(asked, names, key, whom);
      known.set(key, kept);
      bytesKept += kept.bytes;
      for (const [oldKey, oldest] of known) {
        if (known.size <= rememberedOperations && bytesKept <= mostBytes) break;
        if (oldest !== kept) forget(oldKey, oldest);
      }
      return kept.compiled;
    },
    kept: () => [...known.values()].map(({ asked }) => asked),
  };
}

/** Other operations of the document may have variables of the same names that decide something there. */
function decidingFor(document: DocumentNode, { name }: OperationDefinitionNode): string[] {
  const all = decidingVariables(document);
  return all.length > 0 ? decidingVariables(separateOperations(document)[name?.value ?? ''] ?? document) : all;
}

/** A variable with a default may stand where null may not, and may be null all the same. */
function undecidedBy(name: string): GraphQLError {
  return new GraphQLError(`Argument "if" of type "Boolean!" must not be null, and variable "$${name}" is.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

function bytesOf({ document, operation }: PlannableOperation): number {
  return bytesOfDocument(document) + measureOperation(document, operation).fields * bytesPerField;
}
