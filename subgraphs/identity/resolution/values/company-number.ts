/** Numbers that hold that of the company: behind it or in front is which of its accounts or places is meant, or a check. */
const holders: readonly (readonly [RegExp, string])[] = [
  // France: a number for VAT holds the SIREN.
  [/^FR[A-HJ-NP-Z\d]{2}(\d{9})$/, 'FR$1'],
  // The Netherlands, with their country and without.
  [/^(NL)?(\d{9})B\d{2}$/, '$1$2'],
  [/^(SE\d{10})01$/, '$1'],
  // Belgium's had nine digits until 2008.
  [/^BE(\d{9})$/, 'BE0$1'],
  // Great Britain: of a branch.
  [/^(GB\d{9})\d{3}$/, '$1'],
  // Canada: of an account, `123456789 RT0001`.
  [/^(\d{9})R[CMPTZ]\d{4}$/, '$1'],
  // India: a GSTIN is of one state, and holds the PAN.
  [/^\d{2}([A-Z]{5}\d{4}[A-Z])[1-9A-Z]Z[A-Z\d]$/, '$1'],
  // Japan: of an issuer of invoices.
  [/^T(\d{13})$/, '$1'],
];

/** India's number of a taxpayer, which has fewer digits than others. */
const pan = /^[A-Z]{5}\d{4}[A-Z]$/;

/** Hungary's, whose groups alone tell it from others of as many digits: `12345678-2-41`. */
const hungarian = /^(\d{8})-[1-5]-\d{2}$/;

/**
 * The company's own number within one for VAT, or of one of its places, so that `FR83404833048`, `404 833 048` and `404 833 048 00022` are of one company;
 * itself where there is none in it.
 *
 * @param id letters and digits only
 * @param written with what parts them
 */
export function companyNumber(id: string, written: string): string {
  const ofHungary = hungarian.exec(written.trim())?.[1];
  if (ofHungary) return ofHungary;
  if (/^\d{14}$/.test(id)) return isSiret(id) ? id.slice(0, 9) : isCnpj(id) ? id.slice(0, 8) : id;
  if (isFrenchForVat(id)) return id.slice(2);
  if (isSwedishForVat(id)) return id.slice(0, 10);
  const [form, number] = holders.find(([form]) => form.test(id)) ?? [];
  return form && number ? id.replace(form, number) : id;
}

export function isPan(id: string): boolean {
  return pan.test(id);
}

/** Without its country: two digits that follow from the SIREN behind them. Who passes Luhn's test whole is Italian, likelier. */
function isFrenchForVat(id: string): boolean {
  if (!/^\d{11}$/.test(id) || passesLuhn(id) || !passesLuhn(id.slice(2))) return false;
  return Number(id.slice(0, 2)) === (12 + 3 * (Number(id.slice(2)) % 97)) % 97;
}

/** Without its country. */
function isSwedishForVat(id: string): boolean {
  return /^\d{10}01$/.test(id) && passesLuhn(id.slice(0, 10));
}

/** Of a place of business in France: the SIREN and five digits more. */
function isSiret(digits: string): boolean {
  return passesLuhn(digits) && passesLuhn(digits.slice(0, 9));
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const counted = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}

/** Of a place of business in Brazil: eight digits of the company, four of the place, two to check. */
function isCnpj(digits: string): boolean {
  return [12, 13].every((length) => Number(digits[length]) === checkDigit(digits.slice(0, length)));
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + Number(digit) * (2 + (place % 8)), 0);
  return sum % 11 < 2 ? 0 : 11 - (sum % 11);
}
