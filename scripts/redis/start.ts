import { runInForeground } from '../engines/foreground.ts';
import { startRedis } from './redis.ts';

await runInForeground(
  () => startRedis(),
  ({ url }) => ({ REDIS_URL: url }),
);
