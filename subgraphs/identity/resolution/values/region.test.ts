import { describe, expect, it } from 'vitest';
import { regionOf } from './region.ts';

describe('a country', () => {
  it.each([
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['Osterreich', 'AT'],
    ['Česká republika', 'CZ'],
    ['대한민국', 'KR'],
    ['The Netherlands', 'NL'],
    ['U.K.', 'GB'],
    ['Hong Kong', 'HK'],
    ['Viet Nam', 'VN'],
    ['Russian Federation', 'RU'],
    ['Korea, Republic of', 'KR'],
    ['Venezuela (Bolivarian Republic of)', 'VE'],
    ['Taiwan, Province of China', 'TW'],
    ['Bosnia and Herzegovina', 'BA'],
    ["Cote d'Ivoire", 'CI'],
    ['Congo, Democratic Republic of the', null],
    ['Indiana', null],
    ['', null],
  ])('that a source calls %j is %s', (name, region) => {
    expect(regionOf(name)).toBe(region);
  });
});
