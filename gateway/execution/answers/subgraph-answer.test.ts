import { expect, test } from 'vitest';
import { readAnswer } from './subgraph-answer.ts';
import { WrongShape } from './take.ts';

test('an error that says null for what it does not say is one that says nothing of it', () => {
  const error = { message: 'no', path: null, locations: null, extensions: null };
  expect(readAnswer({ data: { a: 1 }, errors: [error] })).toEqual({ data: { a: 1 }, errors: [{ message: 'no' }] });
  expect(readAnswer({ data: { a: 1 }, errors: null })).toEqual({ data: { a: 1 }, errors: [] });
});

test.each([
  [{ errors: {} }],
  [{ errors: [null] }],
  [{ errors: [{}] }],
  [{ errors: [{ message: 'no', path: [{}] }] }],
  [{ data: null }],
  [null],
])('%j is no answer', (answered) => {
  expect(() => readAnswer(answered)).toThrow(WrongShape);
});
