import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { CompiledOperation, CompileOperation } from './operation.ts';
import { decidingVariables, type Variables } from './settled.ts';

/** Frontends ask some dozens of operations; a compiled one is some tens of kilobytes. */
export const rememberedOperations = 1000;

/** An operation with what decides how it is planned. */
export interface PlannableOperation {
  documentHash: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Variables;
}

export interface OperationCache {
  /**
   * At once if it is there or is soon made.
   *
   * @param beforeMaking is called when there is none yet, before one is made.
   */
  compiled(asked: PlannableOperation, beforeMaking?: () => void): CompiledOperation | Promise<CompiledOperation>;
  /** What it keeps, the last used last. */
  kept(): PlannableOperation[];
}

interface Kept {
  compiled: CompiledOperation | Promise<CompiledOperation>;
  asked: PlannableOperation;
}

/** Compiles operations once for each way that their conditions turn out, and keeps those that were used last. */
export function operationCache(
  compile: CompileOperation,
  lookedFor: (found: boolean) => void = () => {},
): OperationCache {
  const deciding = new WeakMap<DocumentNode, string[]>();
  const known = new Map<string, Kept>();

  const make = (asked: PlannableOperation, names: readonly string[], key: string): Kept => {
    const variables = Object.fromEntries(names.map((name) => [name, asked.variables[name] === true]));
    const compiled = compile(asked.document, asked.operation, asked.variables);
    const kept: Kept = { compiled, asked: { ...asked, variables } };
    if (compiled instanceof Promise)
      compiled.then(
        (made) => {
          kept.compiled = made;
        },
        () => {
          if (known.get(key) === kept) known.delete(key);
        },
      );
    return kept;
  };
  return {
    compiled: (asked, beforeMaking) => {
      const { documentHash, document, operation, variables } = asked;
      const names = deciding.get(document) ?? decidingVariables(document);
      deciding.set(document, names);
      const decisions = names.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const key = `${documentHash} ${operation.name?.value ?? ''} ${decisions}`;
      const found = known.get(key);
      lookedFor(found !== undefined);
      if (!found) beforeMaking?.();
      const kept = found ?? make(asked, names, key);
      known.delete(key);
      known.set(key, kept);
      const oldest = known.keys().next();
      if (known.size > rememberedOperations && !oldest.done) known.delete(oldest.value);
      return kept.compiled;
    },
    kept: () => [...known.values()].map(({ asked }) => asked),
  };
}
