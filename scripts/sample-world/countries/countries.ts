import { brazil } from './brazil.ts';
import { china } from './china.ts';
import type { Country } from './country.ts';
import { france } from './france.ts';
import { germany } from './germany.ts';
import { greece } from './greece.ts';
import { india } from './india.ts';
import { japan } from './japan.ts';
import { netherlands } from './netherlands.ts';
import { poland } from './poland.ts';
import { spain } from './spain.ts';
import { sweden } from './sweden.ts';
import { turkey } from './turkey.ts';
import { ukraine } from './ukraine.ts';
import { unitedKingdom } from './united-kingdom.ts';
import { unitedStates } from './united-states.ts';

/** Where the customers live, and how many of a hundred live there. */
export const countries: readonly (readonly [Country, number])[] = [
  [germany, 14],
  [unitedStates, 14],
  [france, 9],
  [unitedKingdom, 9],
  [spain, 7],
  [brazil, 6],
  [india, 6],
  [netherlands, 6],
  [poland, 6],
  [sweden, 5],
  [turkey, 5],
  [greece, 4],
  [ukraine, 4],
  [japan, 3],
  [china, 2],
];
