import { isPlaceholder } from './blocked.ts';
import { plainWords } from './text.ts';

interface Naming {
  key: string;
  name: string | null;
  updatedAt: number | null;
}

interface Named extends Naming {
  name: string;
}

/**
 * Whose name a customer goes by: the name that most records hold, whatever its spelling and the order of its words; of
 * equally many the longest, then the one changed last. Of its spellings again the one of most records. So neither a
 * nickname nor a slip of the finger becomes a customer's name as long as others know better.
 */
export function goldenName<Record extends Naming>(records: readonly Record[]): (Record & Named) | null {
  const named = records.filter((record): record is Record & Named => record.name !== null);
  if (named.length < 2) return named[0] ?? null;
  const meant = named.filter(({ name }) => !isPlaceholder(name));
  const sameName = foremost(meant.length > 0 ? meant : named, ({ name }) => plainWords(name).sort().join(' '));
  return foremost(sameName, ({ name }) => name)[0] ?? null;
}

/** The records of the group that comes first, the newest first. */
function foremost<Record extends Named>(records: readonly Record[], groupOf: (record: Record) => string): Record[] {
  const newestFirst = [...records].sort((a, b) => newness(b) - newness(a) || (a.key < b.key ? -1 : 1));
  const groups = [...Map.groupBy(newestFirst, groupOf)];
  groups.sort(([a, inA], [b, inB]) => inB.length - inA.length || b.length - a.length);
  return groups[0]?.[1] ?? [];
}

function newness({ updatedAt }: Naming): number {
  return updatedAt ?? 0;
}
