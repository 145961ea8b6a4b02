import { z } from 'zod';
import {
  type attributes,
  defaultSurvivorship,
  ruleOf,
  type Strategy,
  type Survivorship,
} from '../resolution/golden/survivorship.ts';
import { object, parseSettings, readSettings, source } from './settings-file.ts';

const example = '{"name": ["MOST_FREQUENT", {"MOST_TRUSTED_SOURCE": ["billing", "sales:account"]}]}';
const bare = ['MOST_RECENT', 'MOST_COMPLETE', 'MOST_FREQUENT'] as const;
const choice = `must be ${bare.join(', ')} or {"MOST_TRUSTED_SOURCE": ["billing", "sales:account"]}`;

const trustedSources = object({
  MOST_TRUSTED_SOURCE: z
    .array(source, 'must be a list of departments or department:type, the most trusted first')
    .min(1, 'must name at least one')
    .refine((named) => new Set(named).size === named.length, 'must name none twice'),
});

const bareStrategy = z.enum(bare, {
  error: ({ input }) =>
    input === 'MOST_TRUSTED_SOURCE' ? 'must say which, e.g. {"MOST_TRUSTED_SOURCE": ["billing"]}' : choice,
});

/** Read as what it looks like: a union of both would only say that it is neither. */
const strategy = z.unknown().transform((given, context): Strategy => {
  const parsed = (typeof given === 'object' ? trustedSources : bareStrategy).safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

const strategies = z
  .array(strategy, 'must be a list of strategies, the first one to decide first')
  .min(1, 'must have at least one strategy')
  .refine(
    (given) => new Set(given.map(ruleOf)).size === given.length,
    'must have no strategy twice: the second time it finds nothing new',
  )
  .optional();

const survivorshipFile = object({
  ...{ name: strategies, emails: strategies, phones: strategies, addresses: strategies, birthDate: strategies },
  ...{ taxIds: strategies, externalIds: strategies, domains: strategies },
} satisfies Record<(typeof attributes)[number], unknown>);

/**
 * Reads survivorship as operators write it: the strategies of any attribute; one that is left out keeps its default.
 *
 * @throws Error that names the field and what it must be.
 */
export function parseSurvivorship(text: string): Survivorship {
  return { ...defaultSurvivorship, ...parseSettings(text, survivorshipFile, example) };
}

/** @throws Error that names the file, the field and what it must be. */
export function readSurvivorship(path: string): Survivorship {
  return readSettings(path, parseSurvivorship);
}
