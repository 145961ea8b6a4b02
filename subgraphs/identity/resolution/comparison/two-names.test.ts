import { expect, it } from 'vitest';
import { nameOf } from './name.ts';
import { areTwoNames } from './two-names.ts';

it.each([
  ['oluwaseun', 'oluwatobi', true],
  ['karl heinz', 'karl otto', true],
  ['siti aminah', 'siti aisyah', true],
  ['shahid', 'shahida', true],
  ['adriano', 'adriana', true],
  ['andre', 'andree', true],
  ['oluwaseun', 'oluwasuen', false],
  ['valdemaras', 'valdis', false],
  ['valdemaras', 'valdemarek', false],
  ['franziska', 'franzi', false],
  ['karl heinz', 'karlheinz', false],
  ['karl heinz', 'karl heniz', false],
  ['maria del carmen', 'ma del carmen', false],
  ['jessica', 'jessicq', false],
])('%s and %s are two given names: %s', (a, b, expected) => {
  expect([areTwoNames(nameOf(a), nameOf(b)), areTwoNames(nameOf(b), nameOf(a))]).toEqual([expected, expected]);
});
