import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSurvivorship } from '../resolution/golden/survivorship.ts';
import { parseSurvivorship } from './survivorship-file.ts';

const parse = (survivorship: unknown) => parseSurvivorship(JSON.stringify(survivorship));

describe('a survivorship file', () => {
  it('that is empty says what the defaults say', () => {
    expect(parse({})).toEqual(defaultSurvivorship);
  });

  it('replaces the strategies of the attributes that it names, and no others', () => {
    const phones = [{ MOST_TRUSTED_SOURCE: ['support', 'sales:account'] }, 'MOST_RECENT'];
    expect(parse({ phones })).toEqual({ ...defaultSurvivorship, phones });
  });

  it('may be the example of the README', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const example = /## The golden profile.*?```json\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(parseSurvivorship(example)).toEqual({
      ...defaultSurvivorship,
      name: [{ MOST_TRUSTED_SOURCE: ['billing', 'sales:account'] }, 'MOST_FREQUENT', 'MOST_COMPLETE', 'MOST_RECENT'],
      addresses: [{ MOST_TRUSTED_SOURCE: ['billing'] }, 'MOST_RECENT'],
      birthDate: ['MOST_FREQUENT', 'MOST_RECENT'],
    });
  });

  it.each<[unknown, string]>([
    [[], 'must be an object in braces'],
    [{ names: [] }, 'there is no names here: choose of name, emails, phones, addresses, birthDate, taxIds, '],
    [{ name: 'MOST_RECENT' }, 'name: must be a list of strategies, the first one to decide first'],
    [{ name: [] }, 'name: must have at least one strategy'],
    [{ name: ['NEWEST'] }, 'name.0: must be MOST_RECENT, MOST_COMPLETE, MOST_FREQUENT or {"MOST_TRUSTED_SOURCE": ['],
    [{ name: ['MOST_RECENT', 'MOST_RECENT'] }, 'name: must have no strategy twice'],
    [{ phones: ['MOST_TRUSTED_SOURCE'] }, 'phones.0: must say which, e.g. {"MOST_TRUSTED_SOURCE": ["billing"]}'],
    [
      { phones: [{ MOST_TRUSTED_SOURCE: 'billing' }] },
      'phones.0.MOST_TRUSTED_SOURCE: must be a list of departments or department:type, the most trusted first',
    ],
    [{ phones: [{ MOST_TRUSTED_SOURCE: [] }] }, 'phones.0.MOST_TRUSTED_SOURCE: must name at least one'],
    [{ phones: [{ MOST_TRUSTED_SOURCE: ['sales', 'sales'] }] }, 'phones.0.MOST_TRUSTED_SOURCE: must name none twice'],
    [
      { phones: [{ MOST_TRUSTED_SOURCE: ['sales', 'biling'] }] },
      'phones.0.MOST_TRUSTED_SOURCE.1: must be of marketing, marketing:contact, ',
    ],
    [
      { phones: [{ MOST_TRUSTED: ['sales'] }] },
      'phones.0: there is no MOST_TRUSTED here: choose of MOST_TRUSTED_SOURCE',
    ],
  ])('with %j is refused by the name of the field', (survivorship, message) => {
    expect(() => parse(survivorship)).toThrow(message);
  });

  it('that is no JSON is refused with an example', () => {
    expect(() => parseSurvivorship('name: MOST_RECENT')).toThrow('must be JSON, e.g. {"name": ["MOST_FREQUENT", ');
  });
});
