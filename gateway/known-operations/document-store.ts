import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';
import { bytesOfDocument } from '../document-bytes.ts';

/**
 * Where Apollo Server keeps the documents that it has parsed. Left to itself it takes them for as long as their JSON, in which the
 * text is not that each of them holds on to: a field and a comment of 60 KB would be four hundred bytes.
 */
export function documentStore(mostBytes: number): KeyValueCache<DocumentNode> {
  // What has no size is refused by the cache.
  return new InMemoryLRUCache({ maxSize: mostBytes, sizeCalculation: (document) => bytesOfDocument(document) || 1 });
}
