import { expect, it } from 'vitest';
import type { Run } from './connection.ts';
import { readWhole } from './read-whole.ts';

const whole = { customer: { recordKeys: ['a:contact:1'] } };
const torn = { customer: { recordKeys: [] } };

/** Answers with these one after the other, and with the last from then on. */
function answering(...answers: object[][]): { run: Run; asked: () => number } {
  let asked = 0;
  const run = async <Row>(): Promise<Row[]> => {
    asked += 1;
    return (answers[asked - 1] ?? answers.at(-1) ?? []) as Row[];
  };
  return { run, asked: () => asked };
}

it('a page with a customer who lost their records to a merge meanwhile is read again', async () => {
  const { run, asked } = answering([whole, torn], [whole]);
  expect(await readWhole(run, '', {})).toEqual([whole]);
  expect(asked()).toBe(2);
});

it('one that is torn each time is given at last, so that nobody waits for ever', async () => {
  const { run, asked } = answering([torn]);
  expect(await readWhole(run, '', {})).toEqual([torn]);
  expect(asked()).toBe(4);
});
