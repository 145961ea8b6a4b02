import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { SubgraphEndpoint } from '../../gateway/calls/subgraph-endpoint.ts';
import { type AnswerReader, answersBeforeReading } from '../../gateway/execution/answers/answer-reader.ts';
import { representationsOf } from '../gateway/answer-entities.ts';
import { type Answer, startConstellation } from '../gateway/constellation.ts';
import { behind } from './sick-subgraph.ts';

const usual = JSON.stringify({
  __typename: 'BillingProfile',
  recordIds: ['account:billing-1', 'Zoë "Z" \\ \u2028 😀'],
});
const question = '{ customers(first: 2) { id billing { __typename recordIds } support { recordIds } } }';
/** From then on what a subgraph answers is left in its text, where it can be. */
const timesUntilLeft = answersBeforeReading + 3;

/** The last answer to the question when billing answers as usual until then, and how many were left in their text. */
async function lastAnswer(times: number, change: (usual: string) => string): Promise<{ answer: Answer; left: number }> {
  let [asked, left] = [0, 0];
  const closers: (() => Promise<void>)[] = [];
  const answerWith = behind(async (request, response) => {
    const call = JSON.parse(await text(request));
    const entities = representationsOf(call).map(({ id }) => ({ billing: '?', key__id: id }));
    const whole = JSON.stringify({ data: { _entities: entities } }).replaceAll('"?"', usual);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(asked === times ? change(whole) : whole);
  });
  const billing = await answerWith('billing', (close) => closers.push(close));
  const counting =
    (read: AnswerReader): AnswerReader =>
    (bytes) => {
      const found = read(bytes);
      if (found) left += 1;
      return found;
    };
  const instead: SubgraphEndpoint = {
    ...billing,
    execute: (call) => billing.execute({ ...call, read: call.read && counting(call.read) }),
  };
  await using house = await startConstellation({ over: 'memory', instead });
  let answer: Answer | undefined;
  while (asked < times) {
    asked += 1;
    answer = await house.ask(question);
  }
  for (const close of closers) await close();
  if (!answer) throw new Error('nothing was asked');
  return { answer, left };
}

const changes: Record<string, (usual: string) => string> = {
  'as usual': (whole) => whole,
  'with white space': (whole) => JSON.stringify(JSON.parse(whole), undefined, 2),
  'in another order': (whole) => whole.replaceAll(/"__typename":("\w+"),("recordIds":\[.*?\])/g, '$2,"__typename":$1'),
  'with an error': (whole) => whole.replace(/\}$/, ',"errors":[{"message":"no","path":["_entities",1,"billing"]}]}'),
  'with extensions': (whole) => whole.replace(/\}$/, ',"extensions":{"address":"10.0.0.7"}}'),
  'with what was not asked': (whole) => whole.replaceAll('"recordIds"', '"secret":"leaked","recordIds"'),
  'with a field twice': (whole) => whole.replaceAll('"recordIds"', '"recordIds":[],"recordIds"'),
  'with an escaped name': (whole) => whole.replaceAll('"recordIds"', '"\\u0072ecordIds"'),
  'with null for one': (whole) => whole.replace(/"billing":\{.*?\}/, '"billing":null'),
  'with null in a list that has none': (whole) => whole.replace('"account:billing-1"', 'null'),
  'with a number for a text': (whole) => whole.replace('"account:billing-1"', '17'),
  'with another type': (whole) => whole.replaceAll('BillingProfile', 'Invoice'),
  'about another customer': (whole) => whole.replaceAll(/"key__id":"\d"/g, '"key__id":"9"'),
  'without one of them': (whole) => whole.replace(/,\{"billing".*\]/, ']'),
  'with a control character': (whole) => whole.replace('account', 'acc\tount'),
  'with a broken escape': (whole) => whole.replace('\\"Z', '\\x"Z'),
  'cut short': (whole) => whole.slice(0, -3),
  'with more behind it': (whole) => `${whole}}`,
  'with a mark in front': (whole) => `\uFEFF${whole}`,
};

test.each(Object.entries(changes))(
  'a subgraph whose answers were left in their text answers %s: that is read as a first answer is',
  async (_how, change) => {
    const first = await lastAnswer(1, change);
    const later = await lastAnswer(timesUntilLeft + 1, change);
    expect([first.left, later.left > 0]).toEqual([0, true]);
    const { status, body } = first.answer;
    expect({ status: later.answer.status, body: later.answer.body }).toEqual({ status, body });
    expect(JSON.stringify(body)).not.toMatch(/leaked|10\.0\.0\.7/);
  },
);
