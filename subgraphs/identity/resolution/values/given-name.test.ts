import { expect, it } from 'vitest';
import { areKnownApart, isGivenName, shareNickname } from './given-name.ts';
import { givenNames } from './given-names.ts';
import { nicknameFamilies } from './nicknames.ts';
import { spellingGroups } from './spellings.ts';

it.each([
  ['mark', 'marsha'],
  ['darla', 'darlene'],
  ['karen', 'kathleen'],
  ['ronald', 'roland'],
  ['brenda', 'brandon'],
  ['rajesh', 'ramesh'],
  ['seppo', 'sirpa'],
  ['petr', 'petra'],
  ['gulden', 'gulsen'],
])('%s and %s, which look alike, are two names', (a, b) => {
  expect([areKnownApart(a, b), areKnownApart(b, a)]).toEqual([true, true]);
});

it.each([
  ['kristen', 'kristin'],
  ['brian', 'bryan'],
  ['alan', 'allen'],
  ['catherine', 'kathryn'],
  ['geoffrey', 'jeffrey'],
  ['caitlin', 'katelyn'],
  ['andrzej', 'andrew'],
  ['sandeep', 'sandip'],
  ['ahmet', 'ahmed'],
  ['muhammet', 'muhammad'],
])('%s and %s, known both, are one name in two spellings', (a, b) => {
  expect([isGivenName(a), isGivenName(b), areKnownApart(a, b), areKnownApart(b, a)]).toEqual([
    ...[true, true],
    ...[false, false],
  ]);
});

it.each([
  ['kitty', 'catherine'],
  ['nan', 'ann'],
  ['vinnie', 'lavinia'],
  ['si', 'simon'],
  ['jessie', 'janet'],
  ['jessie', 'jessica'],
  ['polly', 'mary'],
  ['kuba', 'jakub'],
  ['pista', 'istvan'],
])('%s is short for %s', (shortForm, name) => {
  expect(shareNickname(shortForm, name)).toBe(true);
});

it.each(['naomi', 'hana', 'lee', 'mika'])(
  '%s, which is a name in East Asia too, is left to its family name',
  (name) => {
    expect(isGivenName(name)).toBe(false);
  },
);

it('a name is spelled with one group of others only', () => {
  const names = spellingGroups.flat().map((name) => name.replace(/[ijy]+/g, 'i'));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

it('a name that is spelled in several ways is known as a given name', () => {
  expect(spellingGroups.flat().filter((name) => !isGivenName(name))).toEqual([]);
});

it('each list is in the order of the alphabet, and has no line twice', () => {
  for (const lines of [nicknameFamilies, spellingGroups, Array.from(givenNames, (name) => [name])]) {
    const first = lines.map(([name = '']) => name);
    expect(first).toEqual([...new Set(first)].sort());
  }
});
