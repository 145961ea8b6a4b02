import type { Logger } from 'pino';
import { MemoryStore } from '../../gateway/cache/memory-store.ts';
import { RedisStore } from '../../gateway/cache/redis-store.ts';
import type { CacheStore } from '../../gateway/cache/store.ts';
import type { CachePlace } from '../config.ts';

export function cacheStore(place: CachePlace, logger: Logger): CacheStore {
  return 'redisUrl' in place ? new RedisStore(place.redisUrl, logger) : new MemoryStore(place.bytes);
}
