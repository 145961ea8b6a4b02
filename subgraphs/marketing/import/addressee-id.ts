import { createHash } from 'node:crypto';

/** An id for what an addressee did at a moment and has none: ids are shown to callers who may not see an address. */
export function addresseeId(addressee: string, ...parts: readonly (string | number | null)[]): string {
  return createHash('sha256')
    .update([addressee, ...parts].join(' '))
    .digest('hex');
}
