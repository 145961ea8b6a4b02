import { expect, test } from 'vitest';
import { Sealed, writeJson } from './sealed.ts';

const sealed = (text: string) => new Sealed(Buffer.from(text));

test('what is sealed is written as it came, in its place, however often', () => {
  const around = Buffer.from('{"data":[1,2]}');
  const list = [sealed('[]'), 'Łódź', new Sealed(around, 8, 13)];
  const answer = { a: sealed('{"b":1.50,"c":"Škoda 🚗"}'), list, none: undefined };
  expect(writeJson(answer).toString()).toBe('{"a":{"b":1.50,"c":"Škoda 🚗"},"list":[[],"Łódź",[1,2]]}\n');
});

test.each([
  ['a short', 'a "name" \\ \n'],
  ['a long', 'Łódź 🚗'.repeat(5000)],
])('%s answer with nothing sealed is written as JSON.stringify writes it', (_length, name) => {
  const answer = { data: { name, more: null } };
  expect(writeJson(answer).toString()).toBe(`${JSON.stringify(answer)}\n`);
});

test('whoever writes by other means gets what is in it', () => {
  const answer = { a: sealed('{"b":[1.50]}') };
  writeJson(answer);
  expect(JSON.stringify(answer)).toBe('{"a":{"b":[1.5]}}');
});

test('after an answer that cannot be written, what is sealed is written as before', () => {
  const circular: { self?: unknown; a: Sealed } = { a: sealed('[1.0]') };
  circular.self = circular;
  expect(() => writeJson(circular)).toThrow(TypeError);
  expect(JSON.stringify(sealed('[1.0]'))).toBe('[1]');
});
