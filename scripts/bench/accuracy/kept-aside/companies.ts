import type { Random } from '../../../sample-world/random.ts';
import type { Draft } from './generate.ts';
import { drawSurname } from './people.ts';
import { drawHome, type Home, writeAddress } from './places.ts';
import { sometimesWrong } from './slips.ts';
import { cities, rootNames } from './words.ts';

interface Company {
  words: string[];
  form: string;
  tradeName: string | null;
  taxId: string;
  duns: string;
  phone: string;
  domain: string;
  seat: Home;
  formerSeat: Home | null;
}

/** Each way to write one legal form. */
const forms: Readonly<Record<string, readonly string[]>> = {
  Limited: ['Limited', 'Ltd', 'Ltd.', 'LTD'],
  'Public Limited Company': ['PLC', 'plc', 'P.L.C.'],
  'Limited Liability Partnership': ['LLP', 'L.L.P.'],
  Incorporated: ['Inc', 'Inc.', 'Incorporated'],
  GmbH: ['GmbH', 'G.m.b.H.', 'Gesellschaft mbH'],
};
const trades =
  'Logistics, Engineering, Consulting, Software, Manufacturing, International, Services, Foods, Textiles, Holdings, Construction, Electrical, Pharmaceuticals, Insurance, Chemicals, Brewery, Property Management, Marketing, Travel, Steel'.split(
    ', ',
  );
const shortForms: Readonly<Record<string, string>> = {
  ...{ Engineering: 'Eng', Manufacturing: 'Mfg', International: 'Intl', Services: 'Svcs', Construction: 'Constr' },
  ...{ Management: 'Mgmt', Pharmaceuticals: 'Pharma', Company: 'Co', and: '&' },
};

/** A company, or a group of companies of one name, domain and sometimes one seat, each with its own ids. */
export function tellGroup(random: Random): Draft[][] {
  const name = random.chance(0.5) ? random.pick(rootNames) : drawSurname(random);
  const stem = random.chance(0.2) ? `${name} and ${random.chance(0.5) ? drawSurname(random) : 'Sons'}` : name;
  const domain = `${stem.toLowerCase().replace(/[^a-z]+/g, '')}.example`;
  const seat = drawHome(random);
  const size = random.weighted([
    [1, 65],
    [2, 18],
    [3, 10],
    [5, 7],
  ]);
  const places = random.sample(cities, size);
  const group = random.sample(trades, size).map((trade, index): Company => {
    const suffix = size > 1 && random.chance(0.5) ? [places[index] ?? trade] : [trade];
    return drawCompany(
      `${stem} ${suffix.join(' ')}`.split(' '),
      domain,
      random.chance(0.3) ? seat : drawHome(random),
      random,
    );
  });
  return group.map((company) => {
    const count = random.pick([1, 1, 2, 2, 3, 4, 6]);
    return Array.from({ length: count }, () => writeCompanyRecord(company, random));
  });
}

function drawCompany(words: string[], domain: string, seat: Home, random: Random): Company {
  const digits = (count: number): string => Array.from({ length: count }, () => random.between(0, 9)).join('');
  return {
    ...{ words, domain, seat },
    form: random.pickCommon(Object.keys(forms)),
    tradeName: random.chance(0.15) ? `${random.pick(rootNames)} ${random.pick(trades)}` : null,
    taxId: `GB${random.between(1, 9)}${digits(8)}`,
    duns: `${random.between(1, 9)}${digits(8)}`,
    phone: `+44 161 ${random.between(200, 999)} ${digits(4)}`,
    formerSeat: random.chance(0.1) ? drawHome(random) : null,
  };
}

function writeCompanyRecord(company: Company, random: Random): Draft {
  const { tradeName, taxId, duns, phone, domain, seat, formerSeat } = company;
  const livesAt = formerSeat !== null && random.chance(0.4) ? formerSeat : seat;
  return {
    kind: 'ORGANISATION',
    name: tradeName !== null && random.chance(0.15) ? tradeName : writeName(company, random),
    otherNames: tradeName !== null && random.chance(0.4) ? [tradeName] : [],
    taxIds: random.chance(0.35) ? [random.chance(0.3) ? taxId.slice(2) : taxId] : [],
    externalIds: random.chance(0.25) ? [{ system: 'duns', value: duns }] : [],
    phones: random.chance(0.45) ? [phone] : [],
    domains: random.chance(0.4) ? [random.chance(0.3) ? `https://www.${domain}/` : domain] : [],
    emails: random.chance(0.3) ? [`${random.pick(['info', 'office', 'sales'])}@${domain}`] : [],
    addresses: random.chance(0.2) ? [] : [writeAddress(livesAt, 0.04, 0.08, random)],
  };
}

function writeName({ words, form }: Company, random: Random): string {
  const written = words.map((word) =>
    random.chance(0.15) ? (shortForms[word] ?? word) : sometimesWrong(word, 0.03, random),
  );
  const legalForm = random.chance(0.25) ? [] : [random.pick(forms[form] ?? [form])];
  const name = [...(random.chance(0.04) ? ['The'] : []), ...written, ...legalForm].join(' ');
  return random.chance(0.08) ? name.toUpperCase() : name;
}
