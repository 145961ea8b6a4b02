import { portOf, runInForeground } from '../engines/foreground.ts';
import { startRedis } from './redis.ts';

await runInForeground({
  options: { port: { type: 'string', default: '6379' } },
  start: ({ port }) => startRedis({ port: portOf(port) }),
  exports: ({ url }) => ({ REDIS_URL: url }),
});
