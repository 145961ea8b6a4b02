import { expect, it } from 'vitest';
import { changeMemory } from './change-memory.ts';

it('says who changed after an event, and nobody after the newest', () => {
  const memory = changeMemory(10);
  memory.note(['ada']);
  const event = memory.eventId(memory.note(['bob']));
  memory.note(['eve']);
  expect(memory.changedSince(event, ['ada', 'bob', 'eve'])).toEqual(['eve']);
  expect(memory.changedSince(memory.eventId(memory.newest()), ['ada', 'bob', 'eve'])).toEqual([]);
});

it.each(['of another-1', 'nonsense', '', `${'9'.repeat(30)}-1`])(
  'says everybody after the unknown event "%s"',
  (event) => {
    const memory = changeMemory(10);
    memory.note(['ada']);
    expect(memory.changedSince(event, ['ada', 'bob'])).toEqual(['ada', 'bob']);
  },
);

it('says everybody after an event from before anything may have changed, and only who changed after a later one', () => {
  const memory = changeMemory(10);
  const before = memory.eventId(memory.note(['ada']));
  const since = memory.eventId(memory.noteAnything());
  expect(memory.changedSince(before, ['ada', 'bob'])).toEqual(['ada', 'bob']);
  expect(memory.changedSince(since, ['ada', 'bob'])).toEqual([]);
  memory.note(['bob']);
  expect(memory.changedSince(since, ['ada', 'bob'])).toEqual(['bob']);
});

it('says everybody once who changed may have been forgotten', () => {
  const memory = changeMemory(2);
  const event = memory.eventId(memory.note(['ada']));
  memory.note(['ada']);
  memory.note(['bob']);
  expect(memory.changedSince(event, ['ada', 'eve'])).toEqual(['ada']);
  memory.note(['zoe']);
  expect(memory.changedSince(event, ['ada', 'eve'])).toEqual(['ada', 'eve']);
});
