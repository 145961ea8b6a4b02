import { expect, test } from 'vitest';
import { Sealed, writeJson } from './sealed.ts';

test('what is sealed is written as it came, in its place, however often', () => {
  const answer = { a: new Sealed('{"b":1.50}'), list: [new Sealed('[]'), 'x', new Sealed('[1,2]')], none: undefined };
  expect(writeJson(answer)).toBe('{"a":{"b":1.50},"list":[[],"x",[1,2]]}');
});

test('an answer with nothing sealed is written as JSON.stringify writes it', () => {
  const answer = { data: { name: 'a "name" \\ \n', more: null } };
  expect(writeJson(answer)).toBe(JSON.stringify(answer));
});

test('whoever writes by other means gets what is in it', () => {
  const answer = { a: new Sealed('{"b":[1.50]}') };
  writeJson(answer);
  expect(JSON.stringify(answer)).toBe('{"a":{"b":[1.5]}}');
});

test('after an answer that cannot be written, what is sealed is written as before', () => {
  const circular: { self?: unknown; a: Sealed } = { a: new Sealed('[1.0]') };
  circular.self = circular;
  expect(() => writeJson(circular)).toThrow(TypeError);
  expect(JSON.stringify(new Sealed('[1.0]'))).toBe('[1]');
});
