import type { Random } from '../../../sample-world/random.ts';
import { withoutAccents } from '../../../sample-world/spelling.ts';
import { birthDateIn } from '../../accuracy/kept-aside/dates.ts';
import { rootNames } from '../../accuracy/kept-aside/words.ts';
import { drawFrequent } from './frequent.ts';
import { drawHome, drawMobile, type Home } from './homes.ts';
import { drawFamilyName, drawFemaleName, drawMaleName, type GivenName } from './names.ts';

export interface Person {
  given: GivenName;
  family: string;
  /** Before a marriage, or null. */
  formerFamily: string | null;
  birthDate: string;
  home: Home;
  formerHome: Home | null;
  mobile: string;
  emails: readonly string[];
  /** Of the whole household, or null. */
  sharedMailbox: string | null;
}

const providers = [
  'gmail.com',
  'outlook.com',
  'yahoo.com',
  'hotmail.com',
  'icloud.com',
  'gmx.net',
  'web.de',
  'proton.me',
];
const ownDomains = rootNames.map((name) => `${name.toLowerCase()}.example`);
const drawProvider = drawFrequent(providers, 0.5);
const drawOwnDomain = drawFrequent(ownDomains, 20);

/** Everyone who lives together: most under one family name, some with one mailbox. */
export function drawHousehold(random: Random): Person[] {
  const home = drawHome(random);
  const family = drawFamilyName(random);
  const size = random.weighted([
    [1, 50],
    [2, 28],
    [3, 12],
    [4, 10],
  ]);
  const sharedMailbox = size > 1 && random.chance(0.12) ? `${plain(family)}.family@${drawProvider(random)}` : null;
  const parentYear = random.between(1945, 1995);
  return Array.from({ length: size }, (_, place) => {
    const year = place < 2 ? parentYear + random.between(-4, 4) : Math.min(2006, parentYear + random.between(20, 36));
    return drawPerson(home, random.chance(0.85) ? family : drawFamilyName(random), year, sharedMailbox, random);
  });
}

function drawPerson(home: Home, family: string, year: number, sharedMailbox: string | null, random: Random): Person {
  const isFemale = random.chance(0.5);
  const given = isFemale ? drawFemaleName(random) : drawMaleName(random);
  const formerFamily = isFemale && random.chance(0.1) ? drawFamilyName(random) : null;
  return {
    ...{ given, family, formerFamily, home, sharedMailbox, birthDate: birthDateIn(year, random) },
    formerHome: random.chance(0.15) ? drawHome(random) : null,
    mobile: drawMobile(home.country, random),
    emails: Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => drawEmail(given.full, family, year, random)),
  };
}

function drawEmail(given: string, family: string, year: number, random: Random): string {
  const [first, last] = [plain(given), plain(family)];
  const local = random.weighted([
    [`${first}.${last}`, 4],
    [`${first}${last}`, 2],
    [`${first.charAt(0)}${last}`, 2],
    [`${first}`, 1],
    [`${last}.${first}`, 1],
  ]);
  const number = random.weighted([
    ['', 3],
    [String(year % 100).padStart(2, '0'), 3],
    [String(random.between(1, 9999)), 4],
  ]);
  return random.chance(0.75) ? `${local}${number}@${drawProvider(random)}` : `${local}@${drawOwnDomain(random)}`;
}

function plain(name: string): string {
  return withoutAccents(name).replace(/[^a-z]/g, '');
}
