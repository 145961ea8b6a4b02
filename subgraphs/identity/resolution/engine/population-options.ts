import { keyLimits } from '../candidates/key-types.ts';
import type { PopulationOptions } from '../population/population.ts';
import { recordName } from '../record.ts';
import type { LinkingRules } from './rules.ts';

/** Few, so that a hundred ways to write a party down do not crowd its keys. */
const comparedAlike = 2;

/** Which records a model has compared. */
export function blockingOf({ model: { blocking } }: LinkingRules): PopulationOptions {
  return { limits: keyLimits(blocking.commonKeys), enoughPoints: blocking.enoughPoints, comparedAlike };
}

/** A source that keeps one record for each party, whose ids are limited, or whose records have a bar of their own, means each of them. */
export function mayRepeatBy({
  cleanSources,
  departmentBars,
  identifierLimits,
}: LinkingRules): (key: string) => boolean {
  const limited = identifierLimits.flatMap(({ identifier }) => /^externalId:(.+)$/.exec(identifier)?.[1] ?? []);
  const meant = new Set([...cleanSources, ...limited]);
  for (const { departments } of departmentBars) if (departments[0] === departments[1]) meant.add(departments[0]);
  if (meant.size === 0) return () => true;
  return (key) => {
    const { department, type } = recordName(key);
    return !meant.has(department) && !meant.has(`${department}:${type}`);
  };
}
