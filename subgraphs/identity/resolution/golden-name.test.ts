import { describe, expect, it } from 'vitest';
import { goldenName } from './golden-name.ts';

const goldenOf = (...names: (string | null)[]): string | null =>
  goldenName(names.map((name, index) => ({ key: `a:contact:${index}`, name, updatedAt: index })))?.name ?? null;

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
});
