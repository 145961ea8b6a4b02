import type { CurrencyCode } from '../money.ts';
import { type Spelling, spelling } from '../spelling.ts';

export interface GivenName extends Spelling {
  nicknames: readonly Spelling[];
}

export interface FamilyName {
  male: Spelling;
  female: Spelling;
}

export interface City {
  name: Spelling;
  region: Spelling;
  /** `#` stands for a digit, `@` for a letter. */
  postalCode: string;
}

export interface Country {
  code: string;
  name: Spelling;
  currency: CurrencyCode;
  locale: string;
  timeZone: string;
  callingCode: string;
  /** What a national number starts with when it is dialled inside the country. */
  trunkPrefix: string;
  /** National numbers without trunk prefix, `#` for a free digit. */
  mobiles: readonly string[];
  landlines: readonly string[];
  femaleNames: readonly GivenName[];
  maleNames: readonly GivenName[];
  familyNames: readonly FamilyName[];
  familyNameFirst: boolean;
  streets: readonly Spelling[];
  /** With `{street}` and `{number}`. */
  streetLine: string;
  cities: readonly City[];
  trades: readonly Spelling[];
  /** With `{name}` and `{trade}`, then the same with its legal form. */
  companyName: string;
  companyForms: readonly string[];
  taxId: string;
}

/** The tables as they are written by hand: names in one text, separated by commas. */
export interface CountryTable {
  code: string;
  name: string;
  currency: CurrencyCode;
  locale: string;
  timeZone: string;
  callingCode: string;
  trunkPrefix?: string;
  mobiles: string;
  landlines: string;
  /** `Katharina/Kati/Käthe`: a name and its nicknames; `Олена|Olena/Лєна|Lena` where Latin letters are not its own. */
  femaleNames: string;
  maleNames: string;
  /** `Kowalski~Kowalska` where women and men carry different forms. */
  familyNames: string;
  familyNameFirst?: boolean;
  streets: string;
  streetLine: string;
  /** `Hamburg/Hamburg/20###`: city, region, postal code. */
  cities: string;
  trades: string;
  companyName?: string;
  companyForms: string;
  taxId: string;
}

export function country(table: CountryTable): Country {
  return {
    ...table,
    name: spelling(table.name),
    trunkPrefix: table.trunkPrefix ?? '',
    mobiles: list(table.mobiles),
    landlines: list(table.landlines),
    femaleNames: list(table.femaleNames).map(givenName),
    maleNames: list(table.maleNames).map(givenName),
    familyNames: list(table.familyNames).map(familyName),
    familyNameFirst: table.familyNameFirst ?? false,
    streets: list(table.streets).map(spelling),
    cities: list(table.cities).map(city),
    trades: list(table.trades).map(spelling),
    companyName: table.companyName ?? '{name} {trade} {form}',
    companyForms: list(table.companyForms),
  };
}

function list(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

export function givenName(text: string): GivenName {
  const [name = '', ...nicknames] = text.split('/');
  return { ...spelling(name), nicknames: nicknames.map(spelling) };
}

export function familyName(text: string): FamilyName {
  const [native = '', latin = native] = text.split('|');
  const [male = '', female = male] = native.split('~');
  const [latinMale = '', latinFemale = latinMale] = latin.split('~');
  return { male: { native: male, latin: latinMale }, female: { native: female, latin: latinFemale } };
}

function city(text: string): City {
  const [name = '', region = '', postalCode = ''] = text.split('/');
  return { name: spelling(name), region: spelling(region), postalCode };
}
