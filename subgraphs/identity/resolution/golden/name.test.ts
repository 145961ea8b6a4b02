import { describe, expect, it } from 'vitest';
import { goldenName } from './name.ts';
import { defaultSurvivorship, type Strategy } from './survivorship.ts';

const goldenOf = (...names: (string | null)[]): string | null =>
  goldenName(
    names.map((name, index) => ({ key: `a:contact:${index}`, name, updatedAt: index })),
    defaultSurvivorship.name,
  );

describe('the golden name', () => {
  it('is the one that most records hold, whatever its spelling', () => {
    expect(goldenOf('Lucas Gomes', 'GOMES, Lucas', 'Luquinha Gomes')).toBe('GOMES, Lucas');
    expect(goldenOf('Lucas Gomes', 'lucas gomes', 'Lucas Gomes', 'Luquinha Gomes')).toBe('Lucas Gomes');
  });

  it('is the longest of those that equally many hold', () => {
    expect(goldenOf('William Smith', 'W. Smith', 'Bill Smith')).toBe('William Smith');
  });

  it('is the one changed last of those alike in everything else', () => {
    expect(goldenOf('Ann Doe', 'Eva Doe', null)).toBe('Eva Doe');
  });

  it('is no placeholder when a record knows better', () => {
    expect(goldenOf('Jane Doe', 'Guest', 'guest')).toBe('Jane Doe');
    expect(goldenOf('Guest', null)).toBe('Guest');
    expect(goldenOf(null)).toBeNull();
  });

  it.each<[string, Strategy[], string]>([
    ['the one changed last', ['MOST_RECENT'], 'Bill Smith'],
    ['the longest', ['MOST_COMPLETE'], 'William Henry Smith'],
    ['the one of most records', ['MOST_FREQUENT', 'MOST_RECENT'], 'WILLIAM SMITH'],
    ['the one that billing says', [{ MOST_TRUSTED_SOURCE: ['billing'] }], 'W. Smith'],
    ['the one that leads of sales say', [{ MOST_TRUSTED_SOURCE: ['sales:lead', 'billing'] }], 'Bill Smith'],
    [
      'the one of the first record where no strategy is left',
      [{ MOST_TRUSTED_SOURCE: ['sales'] }],
      'William Henry Smith',
    ],
    [
      'the next strategy’s where one finds several alike',
      [{ MOST_TRUSTED_SOURCE: ['sales'] }, 'MOST_RECENT'],
      'Bill Smith',
    ],
  ])('may be chosen as %s', (_what, strategies, expected) => {
    const records = [
      { key: 'billing:account:1', name: 'W. Smith', updatedAt: 4 },
      { key: 'marketing:contact:1', name: 'William Smith', updatedAt: 1 },
      { key: 'marketing:contact:2', name: 'WILLIAM SMITH', updatedAt: 2 },
      { key: 'sales:account:1', name: 'William Henry Smith', updatedAt: null },
      { key: 'sales:lead:1', name: 'Bill Smith', updatedAt: 5 },
    ];
    expect(goldenName(records, strategies)).toBe(expected);
  });

  it('is spelled as the most trusted of those write it who mean it', () => {
    const records = [
      { key: 'billing:account:1', name: 'Jane DOE', updatedAt: 1 },
      { key: 'sales:lead:1', name: 'jane doe', updatedAt: 3 },
      { key: 'sales:lead:2', name: 'jane doe', updatedAt: 2 },
    ];
    expect(goldenName(records, ['MOST_FREQUENT'])).toBe('jane doe');
    expect(goldenName(records, [{ MOST_TRUSTED_SOURCE: ['billing'] }, 'MOST_FREQUENT'])).toBe('Jane DOE');
  });
});
