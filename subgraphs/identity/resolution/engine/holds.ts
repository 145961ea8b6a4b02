import type { Hold } from '../match.ts';

/** Holds as the small numbers under which a match graph keeps them; 0 is an accepted link. */
const holds: readonly (Hold | null)[] = [
  null,
  ...([
    'BELOW_BAR',
    'GENERATION',
    'BIRTH_DATE_AND_TAX_ID',
    'CLEAN_SOURCE',
    'IDENTIFIER_LIMIT',
    'BRIDGE',
    'TWINS',
    'NEVER',
    'TITLE',
    'SISTER_COMPANIES',
    'COMPONENT_LIMIT',
    'PARENT_AND_CHILD',
    'VAT_NUMBERS',
  ] as const),
];

export function holdNumber(hold: Hold | null): number {
  return holds.indexOf(hold);
}

/** The other way round. */
export function holdNumbered(number: number): Hold | null {
  return holds[number] ?? null;
}
