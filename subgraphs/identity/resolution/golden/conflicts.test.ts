import { describe, expect, it } from 'vitest';
import type { PartyKind } from '../record.ts';
import { namesAgree, tellingDates } from './conflicts.ts';

describe('two names', () => {
  it.each<[PartyKind, string, string]>([
    ['PERSON', 'Jane Doe', 'DOE, Jane'],
    ['PERSON', 'Zoë Müller', 'Zoe Mueller'],
    ['PERSON', 'William Smith', 'W. Smith'],
    ['PERSON', 'William S.', 'W. Smith'],
    ['PERSON', 'Jane Doe', 'Dr. Jane Marie Doe'],
    ['PERSON', 'Jane Doe', 'Jane Doe-Miller'],
    ['PERSON', 'Mc Donald', 'McDonald'],
    ['PERSON', 'John Smith', 'John Smith Jr'],
    ['PERSON', 'Jane', 'Jane Doe'],
    ['PERSON', '김민수', 'Kim Min-soo'],
    ['PERSON', 'محمد علي', 'Mohammed Ali'],
    ['ORGANISATION', 'Acme GmbH', 'ACME'],
    ['ORGANISATION', 'Acme Logistics Ltd.', 'Acme Logistics Limited'],
  ])('of a %s are no conflict where %s and %s may be one', (kind, a, b) => {
    expect([namesAgree(kind, a, b), namesAgree(kind, b, a)]).toEqual([true, true]);
  });

  it.each<[PartyKind, string, string]>([
    ['PERSON', 'Jane Doe', 'Jane Miller'],
    ['PERSON', 'William Smith', 'Bill Smith'],
    ['PERSON', 'William Smith', 'K. Smith'],
    ['PERSON', 'A. M. Doe', 'Anna Berta Doe'],
    ['PERSON', 'John Smith Sr', 'John Smith Jr'],
    ['PERSON', '김민수', 'Kim Young-hee'],
    ['ORGANISATION', 'Acme Logistics GmbH', 'Acme Foods GmbH'],
  ])('of a %s are a conflict where one is %s and the other %s', (kind, a, b) => {
    expect([namesAgree(kind, a, b), namesAgree(kind, b, a)]).toEqual([false, false]);
  });
});

describe('dates', () => {
  const telling = (...dates: string[]): string[] => tellingDates(dates.map((value) => ({ value }))).map((d) => d.value);

  it('that say less than another, but nothing else, give way to it', () => {
    expect(telling('1980', '1980-02', '1980-02-03', '1981')).toEqual(['1980-02-03', '1981']);
    expect(telling('1980-02-03', '1980-03-02')).toEqual(['1980-02-03', '1980-03-02']);
  });

  it('that forms fill in count only where there is no other', () => {
    expect(telling('1900-01-01', '1980')).toEqual(['1980']);
    expect(telling('1900-01-01', '1970-01-01')).toEqual(['1900-01-01', '1970-01-01']);
  });
});
