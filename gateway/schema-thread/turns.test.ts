import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

function taken(turns: Turns<string>): string[] {
  const tasks: string[] = [];
  for (let task = turns.next(); task !== undefined; task = turns.next()) tasks.push(task);
  return tasks;
}

test('owners take turns, and what one of them asks stays in its order', () => {
  const turns = new Turns<string>();
  for (const task of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) turns.add(task.charAt(0), task);
  expect(turns.size).toBe(6);
  expect(taken(turns)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  expect(turns.size).toBe(0);
});

test('who comes while another one has many waiting is next', () => {
  const turns = new Turns<string>();
  for (const task of ['a1', 'a2', 'a3']) turns.add('a', task);
  expect(turns.next()).toBe('a1');
  turns.add('b', 'b1');
  expect(taken(turns)).toEqual(['a2', 'b1', 'a3']);
});
