import { type CommandParser, defineScript } from '@redis/client';
import { z } from 'zod';
import { NotTheAnswer } from '../redis-line.ts';

/**
 * Takes from a bucket that several gateways share, by the clock of Redis, and tells whether it did and what is left. A
 * bucket is forgotten when it would be full again. What has not the form of a bucket is none.
 */
const source = `
local perSecond, burst, amount = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local kept = redis.pcall('HMGET', KEYS[1], 'left', 'at')
if kept.err then
  redis.call('DEL', KEYS[1])
  kept = redis.call('HMGET', KEYS[1], 'left', 'at')
end
local had, at = tonumber(kept[1] or nil), tonumber(kept[2] or nil)
local left = burst
if had and at then left = math.min(burst, had + math.max(0, now - at) * perSecond) end
local takes = amount <= left or ARGV[4] == 'owing'
if takes then
  left = left - amount
  redis.call('HSET', KEYS[1], 'left', left, 'at', now)
  redis.call('EXPIRE', KEYS[1], math.ceil((burst - left) / perSecond) + 1)
end
return { takes and 1 or 0, tostring(left), KEYS[1] }
`;

export interface Taking {
  key: string;
  perSecond: number;
  burst: number;
  amount: number;
  /** Whether it is taken also where there is less, which leaves a debt. */
  mayOwe: boolean;
}

export const takeScript = defineScript({
  SCRIPT: source,
  NUMBER_OF_KEYS: 1,
  parseCommand: (parser: CommandParser, { key, perSecond, burst, amount, mayOwe }: Taking) => {
    parser.pushKey(key);
    parser.push(String(perSecond), String(burst), String(amount), mayOwe ? 'owing' : 'paying');
  },
  transformReply: (reply: unknown) => reply,
});

const replySchema = z.tuple([z.union([z.literal(0), z.literal(1)]), z.coerce.number(), z.string()]);

/** @throws NotTheAnswer when it is none, or tells of another bucket: one reply too many, and each would be taken for the next. */
export function readTaken(reply: unknown, key: string): { took: boolean; left: number } {
  const { data } = replySchema.safeParse(reply);
  if (data?.[2] !== key) throw new NotTheAnswer('what Redis answered tells nothing of this bucket');
  return { took: data[0] === 1, left: data[1] };
}
