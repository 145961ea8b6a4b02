import type { Logger } from 'pino';
import { MemoryStore } from '../../gateway/cache/memory-store.ts';
import type { CacheStore } from '../../gateway/cache/store.ts';
import type { CachePlace } from '../config.ts';

export async function cacheStore(place: CachePlace, house: string, logger: Logger): Promise<CacheStore> {
  if (!('redisUrl' in place)) return new MemoryStore(place.bytes);
  const { RedisStore } = await import('../../gateway/cache/redis-store.ts');
  return new RedisStore({ url: place.redisUrl, house, logger });
}
