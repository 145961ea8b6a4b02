import { z } from 'zod';
import { departments } from '../departments.ts';
import { fromBits, inBits } from '../graphql/weight.ts';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { patternFault } from './pattern-fault.ts';
import { object, parseSettings, readSettings, source } from './settings-file.ts';

const bars = 'in bits, as answers show weights: one more doubles the odds';
const bits = (least: number, most: number) =>
  z
    .number(`must be a weight ${bars}`)
    .min(least, `must be at least ${least}; it is ${bars}`)
    .max(most, `must be at most ${most}; it is ${bars}`)
    .transform(fromBits);
/** Pairs below are not worth weighing, and above hardly anything would become one. */
const meanBar = bits(-14, 11);
const pairBar = bits(-14, 40);
const whole = (least: number) => z.int('must be a whole number').min(least, `must be ${least} or more`);

const departmentNames: readonly string[] = departments.map(({ name }) => name);
const department = z
  .string('must be the name of a department')
  .refine((name) => departmentNames.includes(name), `must be a department: ${departmentNames.join(', ')}`);

const departmentBar = object({
  departments: z.tuple([department, department], 'must be two departments, e.g. ["sales", "billing"]'),
  mergeBar: pairBar,
});

const identifierLimit = object({
  identifier: z
    .string('must be text')
    .regex(
      /^(email|phone|taxId|externalId:.+)$/,
      'must be email, phone, taxId or externalId:SYSTEM, e.g. externalId:billing',
    )
    .transform(asKept),
  most: whole(1),
  withinDays: whole(1).optional(),
});

const blockedValue = object({
  identifier: z.enum(
    ['email', 'phone', 'taxId', 'externalId', 'domain'],
    'must be email, phone, taxId, externalId or domain',
  ),
  value: z.string('must be text').min(1, 'must not be empty').optional(),
  pattern: z
    .string('must be text')
    .min(1, 'must not be empty: it would block whatever there is')
    .superRefine((text, { addIssue }) => {
      const fault = patternFault(text);
      if (fault) addIssue(fault);
    })
    .optional(),
}).refine(
  ({ value, pattern }) => (value === undefined) !== (pattern === undefined),
  'must have either a value or a pattern',
);

const suspicion = object({
  weight: pairBar.optional(),
  records: whole(4).optional(),
  density: z.number('must be a number').min(0, 'must be 0 or more').max(1, 'must be 1 or less').optional(),
  side: whole(2).optional(),
});

const list = <Item extends z.ZodType>(item: Item) => z.array(item, 'must be a list').optional();

const holdRelatives = z.union([z.boolean(), z.literal('likely')], 'must be true, false or "likely"');

const rulesFile = object({
  mergeBar: meanBar.optional(),
  proposalBar: meanBar.optional(),
  proposalPairBar: pairBar.optional(),
  departmentBars: list(departmentBar).refine(
    (given = []) => new Set(given.map(({ departments: pair }) => [...pair].sort().join())).size === given.length,
    'must name no two departments twice',
  ),
  identifierLimits: list(identifierLimit),
  cleanSources: list(source),
  holdTwins: holdRelatives.optional(),
  holdParents: holdRelatives.optional(),
  blockedValues: list(blockedValue),
  suspicion: suspicion.optional(),
  largestComponent: whole(10).optional(),
  largestLooseComponent: whole(10).optional(),
});

/** The rules that operators choose themselves; the model is a file of its own. */
export type RulesBesideModel = Omit<LinkingRules, 'model'>;

/**
 * Reads rules as operators write them: any of them, weights in bits. What is left out keeps its default; a limit replaces
 * those of its own identifier only.
 *
 * @throws Error that names the field and what it must be.
 */
export function parseRules(text: string): RulesBesideModel {
  const parsed = parseSettings(text, rulesFile, '{"mergeBar": 1.5, "cleanSources": ["billing"]}');
  const { model: _, ...defaults } = defaultRules;
  const { identifierLimits = [], suspicion: suspected, ...given } = parsed;
  const limited = new Set(identifierLimits.map(({ identifier }) => identifier));
  const rules: RulesBesideModel = {
    ...defaults,
    ...given,
    identifierLimits: [
      ...defaults.identifierLimits.filter(({ identifier }) => !limited.has(identifier)),
      ...identifierLimits,
    ],
    suspicion: { ...defaults.suspicion, ...suspected },
  };
  if (rules.proposalBar > rules.mergeBar)
    throw new Error(
      `proposalBar: must not be above mergeBar, whose means are merged, not proposed; it is ${inBits(rules.proposalBar)}`,
    );
  return rules;
}

/** @throws Error that names the file, the field and what it must be. */
export function readRules(path: string): RulesBesideModel {
  return readSettings(path, parseRules);
}

/** Systems are told apart by their small letters. */
function asKept(identifier: string): string {
  const [type = '', ...system] = identifier.split(':');
  return [type, ...system.map((part) => part.toLowerCase())].join(':');
}
