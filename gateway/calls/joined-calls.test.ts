import { expect, test, vi } from 'vitest';
import { joinedEntities } from '../execution/joining/entities.ts';
import { type AskedCall, JoinedCalls } from './joined-calls.ts';
import { SubgraphFailure } from './subgraph-endpoint.ts';

const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { name } }';
const joining = joinedEntities(query);

function about(ids: readonly string[], { signal = new AbortController().signal, timeoutMs = 2000 } = {}): AskedCall {
  return {
    query,
    variables: { representations: ids.map((id) => ({ __typename: 'Customer', id })) },
    signal,
    timeoutMs,
  };
}

function idsIn({ variables }: AskedCall): string[] {
  return (variables.representations as { id: string }[]).map(({ id }) => id);
}

const named = (call: AskedCall) => idsIn(call).map((id) => `${id}’s name`);

/** A subgraph that knows everybody. */
function subgraph() {
  return vi.fn(async (call: AskedCall): Promise<unknown> => ({ data: { _entities: named(call) } }));
}

const idsOf = (made: ReturnType<typeof subgraph>) => made.mock.calls.map(([call]) => idsIn(call));

test('what is asked alike in one turn is one call, and each gets what is about its own entities', async () => {
  const [calls, make] = [new JoinedCalls(), subgraph()];
  const answers = await Promise.all(
    [['1', '2'], ['3'], ['4', '5']].map((ids) => calls.ask('a', joining, about(ids), make)),
  );
  expect(idsOf(make)).toEqual([['1', '2', '3', '4', '5']]);
  expect(answers).toEqual([
    { data: { _entities: ['1’s name', '2’s name'] } },
    { data: { _entities: ['3’s name'] } },
    { data: { _entities: ['4’s name', '5’s name'] } },
  ]);
});

test('what is asked otherwise, or in a later turn, is a call of its own', async () => {
  const [calls, make] = [new JoinedCalls(), subgraph()];
  await Promise.all([calls.ask('a', joining, about(['1']), make), calls.ask('b', joining, about(['2']), make)]);
  await calls.ask('a', joining, about(['3']), make);
  expect(idsOf(make)).toEqual([['1'], ['2'], ['3']]);
});

test('a call that has a hundred entities takes no more: who comes next begins another', async () => {
  const [calls, make] = [new JoinedCalls(), subgraph()];
  const many = Array.from({ length: 60 }, (_, index) => String(index));
  await Promise.all(['a', 'b', 'c'].map(() => calls.ask('a', joining, about(many), make)));
  expect(idsOf(make).map(({ length }) => length)).toEqual([120, 60]);
});

test('the call lasts as long as the most patient waits, and ends when the last has left', async () => {
  const calls = new JoinedCalls();
  const asked = Promise.withResolvers<AskedCall>();
  const [one, two] = [new AbortController(), new AbortController()];
  const make = (call: AskedCall) => {
    asked.resolve(call);
    return new Promise<unknown>((_resolve, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason));
    });
  };
  const answers = Promise.allSettled([
    calls.ask('a', joining, about(['1'], { signal: one.signal, timeoutMs: 100 }), make),
    calls.ask('a', joining, about(['2'], { signal: two.signal, timeoutMs: 300 }), make),
  ]);
  const { signal, timeoutMs } = await asked.promise;
  expect(timeoutMs).toBe(300);
  one.abort();
  expect(signal.aborted).toBe(false);
  two.abort(new Error('left'));
  expect(signal.aborted).toBe(true);
  expect(await answers).toMatchObject([{ status: 'rejected' }, { status: 'rejected', reason: { message: 'left' } }]);
});

test('who leaves before the call is made is not asked for; when nobody is left no call is made', async () => {
  const [calls, make] = [new JoinedCalls(), subgraph()];
  const left = AbortSignal.abort(new Error('left'));
  const answers = await Promise.allSettled([
    calls.ask('a', joining, about(['1'], { signal: left }), make),
    calls.ask('a', joining, about(['2']), make),
    calls.ask('b', joining, about(['3'], { signal: left }), make),
  ]);
  expect(idsOf(make)).toEqual([['2']]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
});

const failuresOfTheWay = [
  new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'refused', { isLost: true }),
  new SubgraphFailure('SUBGRAPH_TIMEOUT', 'no answer'),
  new SubgraphFailure('SUBGRAPH_CIRCUIT_OPEN', 'not called'),
  new SubgraphFailure('SUBGRAPH_OVERLOADED', 'too many calls'),
  new SubgraphFailure('DEADLINE_EXCEEDED', 'too late'),
];

test.each(failuresOfTheWay)('$code, which has nothing to do with what was asked, is everybody’s', async (failure) => {
  const calls = new JoinedCalls();
  const make = vi.fn(async () => Promise.reject(failure));
  const answers = await Promise.allSettled(['1', '2'].map((id) => calls.ask('a', joining, about([id]), make)));
  expect(answers).toEqual([0, 1].map(() => ({ status: 'rejected', reason: failure })));
  expect(make).toHaveBeenCalledOnce();
});

const failuresOfTheQuestion = [
  new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'answered with status 500'),
  new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered more than is read'),
  new TypeError('an exception'),
];

test.each(failuresOfTheQuestion)(
  '$name: $message, which another one’s question may have caused: each asks alone',
  async (failure) => {
    const calls = new JoinedCalls();
    const answering = subgraph();
    const make = vi.fn(async (call: AskedCall) => {
      if (idsIn(call).includes('bad')) throw failure;
      return answering(call);
    });
    const answers = await Promise.allSettled(['1', 'bad', '2'].map((id) => calls.ask('a', joining, about([id]), make)));
    expect(answers).toMatchObject([
      { value: { data: { _entities: ['1’s name'] } } },
      { reason: failure },
      { value: { data: { _entities: ['2’s name'] } } },
    ]);
  },
);

const answersWithoutParts: [string, (call: AskedCall) => unknown][] = [
  ['is no answer', () => 'garbage'],
  ['has no entities', () => ({ data: {} })],
  ['has lost all data', () => ({ data: null, errors: [{ message: 'lost' }] })],
  ['lacks an entity', (call) => ({ data: { _entities: named(call).slice(1) } })],
  ['has an entity too many', (call) => ({ data: { _entities: [...named(call), 'more'] } })],
  ['has an error that names no entity', (call) => ({ data: { _entities: named(call) }, errors: [{ message: 'x' }] })],
];

test.each(answersWithoutParts)(
  'an answer that %s: each asks alone, and gets what it is answered then',
  async (_what, faulty) => {
    const calls = new JoinedCalls();
    const make = vi.fn(async (call: AskedCall) =>
      idsIn(call).length > 1 ? faulty(call) : { data: { _entities: named(call) } },
    );
    const answers = await Promise.all(['1', '2'].map((id) => calls.ask('a', joining, about([id]), make)));
    expect(answers).toEqual(['1', '2'].map((id) => ({ data: { _entities: [`${id}’s name`] } })));
    expect(make).toHaveBeenCalledTimes(3);
  },
);

test('whoever asks alone after all is called as they asked to be, not as who began the call', async () => {
  const calls = new JoinedCalls();
  const named = (name: string) => vi.fn(async (call: AskedCall) => (idsIn(call).length > 1 ? 'garbage' : name));
  const [one, two] = [named('One'), named('Two')];
  const answers = await Promise.all([
    calls.ask('a', joining, about(['1']), one),
    calls.ask('a', joining, about(['2']), two),
  ]);
  expect(answers).toEqual(['One', 'Two']);
  expect(idsOf(two)).toEqual([['2']]);
});
