import { day, hour, minute } from '../calendar.ts';
import { type CurrencyCode, priceIn } from '../money.ts';
import { itemAt, type Random } from '../random.ts';
import { products } from './catalogue.ts';
import type { Deal, Purchase, PurchaseLine } from './story.ts';

export function makePurchase(at: number, currency: CurrencyCode, random: Random): Purchase {
  const lines = makeLines(
    random.weighted([
      [1, 6],
      [2, 3],
      [3, 1],
    ]),
    1,
    currency,
    random,
  );
  return {
    at,
    channel: random.weighted([
      ['WEB', 62],
      ['POINT_OF_SALE', 22],
      ['PHONE', 9],
      ['PARTNER', 7],
    ]),
    currency,
    lines,
    total: totalOf(lines),
    failedAttempts: [],
    guest: 'no',
    returned: null,
    disputedAt: null,
  };
}

export function makeBulkPurchase(at: number, currency: CurrencyCode, random: Random): Purchase {
  const lines = makeLines(random.between(1, 3), 12, currency, random);
  return {
    ...makePurchase(at, currency, random),
    channel: random.pick(['PHONE', 'PARTNER', 'WEB']),
    lines,
    total: totalOf(lines),
  };
}

export function failCardBefore(purchase: Purchase, attempts: number): void {
  for (let attempt = attempts; attempt > 0; attempt--) {
    purchase.failedAttempts.push(purchase.at - 95 * minute - attempt * 4 * minute);
  }
}

export function returnOneLine(purchase: Purchase, at: number, random: Random): void {
  const line = random.between(0, purchase.lines.length - 1);
  const { quantity, unitPrice } = itemAt(purchase.lines, line);
  purchase.returned = {
    at,
    line,
    reason: random.pick([
      'Damaged in transit',
      'Not as described',
      'Changed my mind',
      'Wrong item',
      'Arrived too late',
    ]),
    refund: quantity * unitPrice,
  };
}

const openStages = [
  ['Prospecting', 10],
  ['Qualification', 25],
  ['Proposal/Price Quote', 60],
  ['Negotiation/Review', 80],
] as const;

export function makeDeal(name: string, currency: CurrencyCode, now: number, random: Random): Deal {
  const createdAt = now - random.between(20, 400) * day;
  const lines = makeLines(random.between(1, 2), 30, currency, random);
  const reached = random.between(1, openStages.length);
  const stages = openStages.slice(0, reached).map(([stage, probability], index) => ({
    name: stage as string,
    probability: probability as number,
    at: createdAt + index * random.between(2, 4) * day + index * hour,
  }));
  const closed = reached === openStages.length && random.chance(0.8);
  const lastAt = itemAt(stages, stages.length - 1).at;
  const closeAt = closed ? lastAt + 3 * day : now + random.between(10, 90) * day;
  if (closed) {
    const won = random.chance(0.65);
    stages.push({ name: won ? 'Closed Won' : 'Closed Lost', probability: won ? 100 : 0, at: closeAt });
  }
  return { name, currency, lines, amount: totalOf(lines), createdAt, closeAt, stages };
}

function makeLines(count: number, most: number, currency: CurrencyCode, random: Random): PurchaseLine[] {
  return random.sample(products, count).map((product) => ({
    product,
    quantity: most === 1 && random.chance(0.15) ? random.between(2, 4) : random.between(1, most),
    unitPrice: priceIn(currency, product.euroCents),
  }));
}

function totalOf(lines: readonly PurchaseLine[]): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}
