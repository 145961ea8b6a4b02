import { type DocumentNode, Kind } from 'graphql';
import { excessiveSize, type SizeLimits } from './excessive-size.ts';
import { comparisonsOf } from './merged-fields.ts';
import { measureOperation } from './operation-size.ts';

export type Excess = [code: string, message: string];

export type DocumentLimits = SizeLimits & {
  tokens: number;
  /** Pairs of fields of one name in one place, which validation compares. */
  comparisons: number;
};

/** What of a document is worse to validate than to refuse. */
export function excessOf(document: DocumentNode, limits: DocumentLimits): Excess | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const excess = excessiveSize(measureOperation(document, definition), limits);
    if (excess) return [excess[0], `the operation ${excess[1]}`];
  }
  if (comparisonsOf(document, limits) <= limits.comparisons) return undefined;
  return ['OPERATION_TOO_LARGE', 'the document has too many fields of the same name in the same place'];
}
