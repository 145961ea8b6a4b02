import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { CompiledOperation, CompileOperation } from './operation.ts';
import { decidingVariables, type Variables } from './settled.ts';

/** Frontends ask some dozens of operations; a compiled one is some tens of kilobytes. */
const rememberedOperations = 1000;

/** Compiles operations once for each way that their conditions turn out, and keeps those that were used last. */
export function operationCache(compile: CompileOperation, lookedFor: (found: boolean) => void) {
  const deciding = new WeakMap<DocumentNode, string[]>();
  const known = new Map<string, CompiledOperation>();
  return (
    documentHash: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): CompiledOperation => {
    const names = deciding.get(document) ?? decidingVariables(document);
    deciding.set(document, names);
    const decisions = names.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const key = `${documentHash} ${operation.name?.value ?? ''} ${decisions}`;
    const found = known.get(key);
    lookedFor(found !== undefined);
    const compiled = found ?? compile(document, operation, variables);
    known.delete(key);
    known.set(key, compiled);
    const oldest = known.keys().next();
    if (known.size > rememberedOperations && !oldest.done) known.delete(oldest.value);
    return compiled;
  };
}
