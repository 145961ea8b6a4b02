import type { TestProject } from 'vitest/node';
import { startRedis } from '../../scripts/redis/redis.ts';
import { startEngine } from './start-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where Redis is left out of the run. */
    redisUrl: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const redis = await startEngine('redis', () => startRedis());
  project.provide('redisUrl', redis?.url ?? null);
  return async () => redis?.stop();
}
