export type CurrencyCode = 'EUR' | 'USD' | 'GBP' | 'JPY' | 'PLN' | 'SEK' | 'TRY' | 'UAH' | 'CNY' | 'INR' | 'BRL';

interface Currency {
  /** Digits after the decimal point in ISO 4217. */
  digits: 0 | 2;
  /** Rough worth of one euro; the world needs plausible prices, not exact ones. */
  perEuro: number;
}

const currencies: Record<CurrencyCode, Currency> = {
  EUR: { digits: 2, perEuro: 1 },
  USD: { digits: 2, perEuro: 1.1 },
  GBP: { digits: 2, perEuro: 0.85 },
  JPY: { digits: 0, perEuro: 160 },
  PLN: { digits: 2, perEuro: 4.3 },
  SEK: { digits: 2, perEuro: 11.3 },
  TRY: { digits: 2, perEuro: 40 },
  UAH: { digits: 2, perEuro: 45 },
  CNY: { digits: 2, perEuro: 7.9 },
  INR: { digits: 2, perEuro: 92 },
  BRL: { digits: 2, perEuro: 6 },
};

export const currencyCodes = Object.keys(currencies).filter(isCurrencyCode);

function isCurrencyCode(code: string): code is CurrencyCode {
  return code in currencies;
}

/** Price in minor units of the currency, rounded to what a shop would print. */
export function priceIn(currency: CurrencyCode, euroCents: number): number {
  const { digits, perEuro } = currencies[currency];
  const major = (euroCents / 100) * perEuro;
  const step = major < 20 ? 0.5 : major < 500 ? 1 : 10;
  const round = Math.max(step, Math.round(major / step) * step);
  return Math.round(digits === 0 ? Math.ceil(round) : round * 100 - (round >= 20 ? 10 : 1));
}

/** `129.90`, or `15900` where the currency has no minor unit. */
export function inMajorUnits(currency: CurrencyCode, minor: number): string {
  const { digits } = currencies[currency];
  return (minor / 10 ** digits).toFixed(digits);
}
