import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { choices, secondsOf, wholeNumber } from './command-line.ts';

test.each([
  ['gateway/main.ts', '--contenders ours', '--contenders must be of aggregator, stock, '],
  ['attacks/main.ts', '--attacks nope', '--attacks: none is called like "nope"'],
  ['identity/main.ts', '--records 1e6', '--records must be a whole number from 1000 to 10000000, not "1e6"'],
  ['identity/main.ts', '--store neo4j', "Unknown option '--store'"],
  ['steward/main.ts', '--json /no/such/figures.json', '--json must name a file in a directory that can be written'],
  ['main.ts', 'import --customers few', '--customers must be a whole number from 1 to 1000000, not "few"'],
])(
  'a bench that is called wrongly, %s %s, says what is wrong and how it is used, and measures nothing',
  (bench, args, reason) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`${import.meta.dirname}/${bench}`, ...args.split(' ')],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain('npm run bench');
    expect(stderr).not.toContain('    at ');
  },
  30_000,
);

test('numbers and choices are read as they are meant', () => {
  expect(wholeNumber('--n', '0012', 1, 20)).toBe(12);
  expect(secondsOf('--s', '.5', 0.1, 2)).toBe(0.5);
  expect(() => secondsOf('--s', '0', 0.1, 2)).toThrow('--s must be seconds from 0.1 to 2, not "0"');
  expect(choices('--of', 'b, a', ['a', 'b'])).toEqual(['b', 'a']);
});
