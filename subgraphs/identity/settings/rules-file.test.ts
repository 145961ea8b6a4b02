import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultRules } from '../resolution/engine/rules.ts';
import { parseRules } from './rules-file.ts';

const { model: _, ...defaults } = defaultRules;
const parse = (rules: unknown) => parseRules(JSON.stringify(rules));

describe('a rules file', () => {
  it('that is empty says what the defaults say', () => {
    expect(parse({})).toEqual(defaults);
  });

  it('takes weights in bits, and keeps the default of what it leaves out', () => {
    const rules = {
      mergeBar: -2.164,
      proposalPairBar: 6,
      departmentBars: [{ departments: ['sales', 'billing'], mergeBar: 3 }],
      suspicion: { weight: 1, side: 5 },
    };
    expect(parse(rules)).toEqual({
      ...defaults,
      mergeBar: defaults.mergeBar,
      proposalPairBar: 4159,
      departmentBars: [{ departments: ['sales', 'billing'], mergeBar: 2079 }],
      suspicion: { ...defaults.suspicion, weight: 693, side: 5 },
    });
  });

  it('replaces the limits of the identifiers that it names, and no others', () => {
    const identifierLimits = [
      { identifier: 'phone', most: 4 },
      { identifier: 'phone', most: 2, withinDays: 30 },
      { identifier: 'externalId:Billing', most: 1 },
    ];
    expect(parse({ identifierLimits }).identifierLimits).toEqual([
      { identifier: 'email', most: 15 },
      { identifier: 'taxId', most: 5 },
      { identifier: 'phone', most: 4 },
      { identifier: 'phone', most: 2, withinDays: 30 },
      { identifier: 'externalId:billing', most: 1 },
    ]);
  });

  it('may be the example of the README', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
    const example = /## How records are linked.*?```json\n(.*?)```/s.exec(readme)?.[1] ?? '';
    expect(parseRules(example)).toEqual({
      ...defaults,
      mergeBar: -693,
      departmentBars: [{ departments: ['sales', 'billing'], mergeBar: 2079 }],
      identifierLimits: [
        { identifier: 'email', most: 15 },
        { identifier: 'taxId', most: 5 },
        { identifier: 'phone', most: 4, withinDays: 365 },
      ],
      cleanSources: ['billing'],
      blockedValues: [{ identifier: 'email', pattern: '^(info|office)@' }],
    });
  });

  it('follows from what it says, not from the order in which it says it', () => {
    const one = '{"mergeBar": 1, "blockedValues": [{"identifier": "email", "pattern": "^test@"}]}';
    const other = '{"blockedValues": [{"pattern": "^test@", "identifier": "email"}], "mergeBar": 1}';
    expect(JSON.stringify(parseRules(other))).toBe(JSON.stringify(parseRules(one)));
  });

  it.each<[unknown, string]>([
    [[], 'must be an object in braces'],
    [{ mergebar: 1 }, 'there is no mergebar here: choose of mergeBar, proposalBar, proposalPairBar, departmentBars, '],
    [{ mergeBar: '1' }, 'mergeBar: must be a weight in bits, as answers show weights'],
    [{ mergeBar: -1500 }, 'mergeBar: must be at least -14; it is in bits'],
    [{ mergeBar: 12 }, 'mergeBar: must be at most 11'],
    [{ mergeBar: -5 }, 'proposalBar: must not be above mergeBar, whose means are merged, not proposed; it is -2.89'],
    [{ departmentBars: {} }, 'departmentBars: must be a list'],
    [
      { departmentBars: [{ departments: ['sales', 'biling'], mergeBar: 2 }] },
      'departmentBars.0.departments.1: must be a department: marketing, sales, support, billing',
    ],
    [{ departmentBars: [{ departments: ['sales'], mergeBar: 2 }] }, 'departmentBars.0.departments: must be two'],
    [
      {
        departmentBars: [
          { departments: ['sales', 'billing'], mergeBar: 2 },
          { departments: ['billing', 'sales'], mergeBar: 3 },
        ],
      },
      'departmentBars: must name no two departments twice',
    ],
    [{ identifierLimits: [{ identifier: 'fax', most: 1 }] }, 'identifierLimits.0.identifier: must be email, phone, '],
    [{ identifierLimits: [{ identifier: 'email', most: 0 }] }, 'identifierLimits.0.most: must be 1 or more'],
    [{ cleanSources: ['sales:customer'] }, 'cleanSources.0: must be of marketing, marketing:contact, '],
    [{ blockedValues: [{ identifier: 'email' }] }, 'blockedValues.0: must have either a value or a pattern'],
    [
      { blockedValues: [{ identifier: 'email', pattern: 'a\\_b' }] },
      'blockedValues.0.pattern: must be a regular expression, e.g. "^test@" (Invalid regular expression: /a\\_b/iu: Invalid escape)',
    ],
    [{ blockedValues: [{ identifier: 'email', pattern: '' }] }, 'pattern: must not be empty'],
    [
      { blockedValues: [{ identifier: 'email', pattern: '^([a-z0-9]+[._-]?)+@test\\.example$' }] },
      'pattern: must not take seconds, as it does on aaaaaaaa…',
    ],
    [
      { blockedValues: [{ identifier: 'email', pattern: '(x|xx)+y' }] },
      'must not take seconds, as it does on xxxxxxxx…',
    ],
    [
      { blockedValues: [{ identifier: 'email', pattern: '^(test|demo|testdemo)+@' }] },
      'must not take seconds, as it does on testdemo…',
    ],
    [{ suspicion: { density: 60 } }, 'suspicion.density: must be 1 or less'],
    [{ suspicion: { bridge: 4 } }, 'suspicion: there is no bridge here: choose of weight, records, density, side'],
    [{ holdTwins: 'never' }, 'holdTwins: must be true, false or "likely"'],
    [{ largestComponent: 2.5 }, 'largestComponent: must be a whole number'],
  ])('with %j is refused by the name of the field', (rules, message) => {
    expect(() => parse(rules)).toThrow(message);
  });

  it('that an editor began with a byte order mark is read without it', () => {
    expect(parseRules('\uFEFF{"largestComponent": 40}').largestComponent).toBe(40);
  });

  it('that is no JSON is refused with an example', () => {
    expect(() => parseRules('mergeBar: 1')).toThrow('must be JSON, e.g. {"mergeBar": 1.5');
  });
});
