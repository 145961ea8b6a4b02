import { type Address, fillPattern, makeAddress } from './addresses.ts';
import type { Country } from './countries/country.ts';
import { landlineOf, type Phone } from './phones.ts';
import type { Random } from './random.ts';
import { type Spelling, slug } from './spelling.ts';

export interface Company {
  kind: 'ORGANISATION';
  customer: number;
  country: Country;
  /** With its legal form. */
  name: Spelling;
  /** Without its legal form. */
  shortName: Spelling;
  domain: string;
  email: string;
  phone: Phone;
  address: Address;
  taxId: string;
  industry: string;
  size: number;
}

const industries = ['Logistics', 'Construction', 'Retail', 'Software', 'Hospitality', 'Manufacturing', 'Services'];

export function makeCompany(customer: number, country: Country, random: Random): Company {
  const founder = random.pickCommon(country.familyNames).male;
  const city = random.pick(country.cities).name;
  const base = random.chance(0.75) ? founder : city;
  const trade = random.pick(country.trades);
  const form = random.pickCommon(country.companyForms);
  const name = (script: 'native' | 'latin', legalForm: string) =>
    country.companyName
      .replace('{name}', base[script])
      .replace('{trade}', trade[script])
      .replace('{form}', legalForm)
      .trim();
  const domain = `${slug(`${base.latin} ${trade.latin}`)}-${customer}.example`;
  return {
    kind: 'ORGANISATION',
    customer,
    country,
    name: { native: name('native', form), latin: name('latin', form) },
    shortName: { native: name('native', '').replace(/[«»]/g, ''), latin: name('latin', '').replace(/[«»]/g, '') },
    domain,
    email: `info@${domain}`,
    phone: landlineOf(country, customer),
    address: makeAddress(country, random),
    taxId: fillPattern(country.taxId, random),
    industry: random.pick(industries),
    size: random.between(2, 400),
  };
}
