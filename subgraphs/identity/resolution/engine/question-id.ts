import { createHash } from 'node:crypto';

/** The id of a question about two records; the same two have the same id, whenever it is asked. */
export function questionId(kind: 'proposal' | 'alert', lowKey: string, highKey: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, lowKey, highKey]))
    .digest('base64url');
  return `${kind.charAt(0)}_${hash.slice(0, 20)}`;
}
