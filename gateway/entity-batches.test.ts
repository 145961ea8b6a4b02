import { expect, test, vi } from 'vitest';
import { EntityBatches, type EntityQuestion } from './entity-batches.ts';
import { SubgraphFailure } from './subgraph-endpoint.ts';

const entity = (id: string) => ({ __typename: 'Customer', id });

function about(
  ids: readonly string[],
  { signal = new AbortController().signal, timeoutMs = 2000 } = {},
): EntityQuestion {
  return { representations: ids.map(entity), signal, timeoutMs };
}

const named = ({ representations }: EntityQuestion) => representations.map(({ id }) => `${id}’s name`);

/** A subgraph that knows everybody. */
function subgraph() {
  return vi.fn(async (question: EntityQuestion): Promise<unknown> => ({ data: { _entities: named(question) } }));
}

const idsOf = (ask: ReturnType<typeof subgraph>) =>
  ask.mock.calls.map(([{ representations }]) => representations.map(({ id }) => id));

test('what is asked alike in one turn is one call, and each gets what is about its own entities', async () => {
  const [batches, ask] = [new EntityBatches(), subgraph()];
  const answers = await Promise.all([['1', '2'], ['3'], ['4', '5']].map((ids) => batches.ask('a', about(ids), ask)));
  expect(idsOf(ask)).toEqual([['1', '2', '3', '4', '5']]);
  expect(answers).toEqual([
    { data: { _entities: ['1’s name', '2’s name'] } },
    { data: { _entities: ['3’s name'] } },
    { data: { _entities: ['4’s name', '5’s name'] } },
  ]);
});

test('what is asked otherwise, or in a later turn, is a call of its own', async () => {
  const [batches, ask] = [new EntityBatches(), subgraph()];
  await Promise.all([batches.ask('a', about(['1']), ask), batches.ask('b', about(['2']), ask)]);
  await batches.ask('a', about(['3']), ask);
  expect(idsOf(ask)).toEqual([['1'], ['2'], ['3']]);
});

test('a call that has a hundred entities takes no more: who comes next begins another', async () => {
  const [batches, ask] = [new EntityBatches(), subgraph()];
  const many = Array.from({ length: 60 }, (_, index) => String(index));
  await Promise.all(['a', 'b', 'c'].map(() => batches.ask('a', about(many), ask)));
  expect(idsOf(ask).map(({ length }) => length)).toEqual([120, 60]);
});

test('the call lasts as long as the most patient waits, and ends when the last has left', async () => {
  const batches = new EntityBatches();
  const asked = Promise.withResolvers<EntityQuestion>();
  const [one, two] = [new AbortController(), new AbortController()];
  const ask = (question: EntityQuestion) => {
    asked.resolve(question);
    return new Promise<unknown>((_resolve, reject) => {
      question.signal.addEventListener('abort', () => reject(question.signal.reason));
    });
  };
  const answers = Promise.allSettled([
    batches.ask('a', about(['1'], { signal: one.signal, timeoutMs: 100 }), ask),
    batches.ask('a', about(['2'], { signal: two.signal, timeoutMs: 300 }), ask),
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
  const [batches, ask] = [new EntityBatches(), subgraph()];
  const left = AbortSignal.abort(new Error('left'));
  const answers = await Promise.allSettled([
    batches.ask('a', about(['1'], { signal: left }), ask),
    batches.ask('a', about(['2']), ask),
    batches.ask('b', about(['3'], { signal: left }), ask),
  ]);
  expect(idsOf(ask)).toEqual([['2']]);
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
  const batches = new EntityBatches();
  const ask = vi.fn(async () => Promise.reject(failure));
  const answers = await Promise.allSettled(['1', '2'].map((id) => batches.ask('a', about([id]), ask)));
  expect(answers).toEqual([0, 1].map(() => ({ status: 'rejected', reason: failure })));
  expect(ask).toHaveBeenCalledOnce();
});

const failuresOfTheQuestion = [
  new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'answered with status 500'),
  new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'answered more than is read'),
  new TypeError('an exception'),
];

test.each(failuresOfTheQuestion)(
  '$name: $message, which another one’s question may have caused: each asks alone',
  async (failure) => {
    const batches = new EntityBatches();
    const answering = subgraph();
    const ask = vi.fn(async (question: EntityQuestion) => {
      if (question.representations.some(({ id }) => id === 'bad')) throw failure;
      return answering(question);
    });
    const answers = await Promise.allSettled(['1', 'bad', '2'].map((id) => batches.ask('a', about([id]), ask)));
    expect(answers).toMatchObject([
      { value: { data: { _entities: ['1’s name'] } } },
      { reason: failure },
      { value: { data: { _entities: ['2’s name'] } } },
    ]);
  },
);

const answersWithoutParts: [string, (question: EntityQuestion) => unknown][] = [
  ['is no answer', () => 'garbage'],
  ['has no entities', () => ({ data: {} })],
  ['has lost all data', () => ({ data: null, errors: [{ message: 'lost' }] })],
  ['lacks an entity', (question) => ({ data: { _entities: named(question).slice(1) } })],
  ['has an entity too many', (question) => ({ data: { _entities: [...named(question), 'more'] } })],
  [
    'has an error that names no entity',
    (question) => ({ data: { _entities: named(question) }, errors: [{ message: 'x' }] }),
  ],
];

test.each(answersWithoutParts)(
  'an answer that %s: each asks alone, and gets what it is answered then',
  async (_what, faulty) => {
    const batches = new EntityBatches();
    const ask = vi.fn(async (question: EntityQuestion) =>
      question.representations.length > 1 ? faulty(question) : { data: { _entities: named(question) } },
    );
    const answers = await Promise.all(['1', '2'].map((id) => batches.ask('a', about([id]), ask)));
    expect(answers).toEqual(['1', '2'].map((id) => ({ data: { _entities: [`${id}’s name`] } })));
    expect(ask).toHaveBeenCalledTimes(3);
  },
);
