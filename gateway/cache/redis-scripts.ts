import { z } from 'zod';
import { NotTheAnswer } from '../redis-line.ts';

// One command for many keys: a page has hundreds, and a command for each takes this process three times as long. They are
// sent as they are, for a Redis that does not know a script's hash would do it later than what is sent after it.

/** Keeps under each key a text, for so many seconds. */
export const keepScript = `
for index, name in ipairs(KEYS) do
  redis.call('SET', name, ARGV[2 * index - 1], 'EX', ARGV[2 * index])
end
return 1
`;

/**
 * Tells the version of each key, which is the one given, for so many seconds, where there is none. Of several gateways that
 * miss it, the first makes it. What is no text is no version.
 */
export const versionsScript = `
local versions = {}
for index, name in ipairs(KEYS) do
  local made = redis.call('SET', name, ARGV[1], 'EX', ARGV[2], 'NX')
  local version = made and ARGV[1] or redis.pcall('GET', name)
  if type(version) == 'table' then
    redis.call('SET', name, ARGV[1], 'EX', ARGV[2])
    version = ARGV[1]
  end
  versions[index] = version
end
return versions
`;

const versionsSchema = z.array(z.string());

/** @throws NotTheAnswer when it does not tell a version of each. */
export function readVersions(reply: unknown, names: readonly string[]): string[] {
  const { data } = versionsSchema.safeParse(reply);
  if (data?.length !== names.length) throw new NotTheAnswer('what Redis answered tells no versions');
  return data;
}
