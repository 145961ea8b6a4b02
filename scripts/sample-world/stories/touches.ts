import { day, minute } from '../calendar.ts';
import type { Random } from '../random.ts';
import { type Product, productPage, products, shop } from './catalogue.ts';
import type { Touch } from './story.ts';

const devices = ['mobile', 'desktop', 'tablet'] as const;

export function visit(at: number, url: string, title: string, device = 'mobile'): Touch {
  return { at, kind: 'VISITED_PAGE', url, title, searchTerm: null, channel: 'web', properties: { device } };
}

function webSearch(at: number, searchTerm: string): Touch {
  return { at, kind: 'WEB_SEARCH', url: `${shop}/search`, title: 'Search', searchTerm, channel: 'web', properties: {} };
}

/** A search, two product pages and the cart, a few minutes apart. */
export function browse(at: number, product: Product, random: Random): Touch[] {
  const device = random.pick(devices);
  return [
    webSearch(at, product.family.toLowerCase()),
    visit(at + random.between(1, 3) * minute, productPage(product), product.name, device),
    visit(at + random.between(4, 9) * minute, `${shop}/cart`, 'Your cart', device),
  ];
}

export function casualTouches(count: number, from: number, to: number, random: Random): Touch[] {
  return Array.from({ length: count }, () => casualTouch(from + random.fraction() * (to - from), random));
}

function casualTouch(at: number, random: Random): Touch {
  const product = random.pick(products);
  const kind = random.weighted([
    ['page', 60],
    ['search', 20],
    ['message', 8],
    ['post', 7],
    ['event', 5],
  ]);
  if (kind === 'search')
    return webSearch(at, random.pick(['floor lamp', 'bulb e27', 'outdoor light', 'dimmer', 'gift']));
  if (kind === 'message')
    return other(at, 'TEXT_MESSAGE', 'Your parcel arrives today', 'sms', { direction: 'outbound' });
  if (kind === 'post')
    return other(at, 'SOCIAL_POST', `Loving my new ${product.name}`, 'social', { reactions: random.between(0, 40) });
  if (kind === 'event')
    return other(at, 'EVENT_ATTENDED', random.pick(['Light & Living fair', 'Smart home webinar']), 'event', {});
  return visit(at, productPage(product), product.name, random.pick(devices));
}

function other(
  at: number,
  kind: Touch['kind'],
  title: string,
  channel: string,
  properties: Touch['properties'],
): Touch {
  return { at, kind, url: null, title, searchTerm: null, channel, properties };
}

export function lately(now: number, mostDays: number, random: Random): number {
  return now - Math.round(random.fraction() * mostDays * day) - 10 * minute;
}
