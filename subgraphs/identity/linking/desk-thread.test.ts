import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { StewardAnswer, StewardOrder } from '../stewardship/order.ts';
import { type Desk, DeskLine } from './desk.ts';
import { answeringAt, type DeskRequest, deskOfThread } from './desk-thread.ts';

const order: StewardOrder = {
  action: { type: 'unlinkRecord', recordId: 'a' },
  ...{ actor: 'ada', reason: 'because', expectedVersion: null, preview: true },
};
const refused: StewardAnswer = { type: 'invalid', field: 'recordId', message: 'there is no record a' };

/** Both ends of a thread in one, with what would be cloned on its way cloned. */
function across(desk: Desk): { desk: Desk; exit: () => void } {
  const thread = new EventEmitter();
  const answer = answeringAt(desk, (reply) => thread.emit('message', structuredClone(reply)));
  const worker = Object.assign(thread, {
    postMessage: (request: DeskRequest) => void answer(structuredClone(request)),
  });
  return { desk: deskOfThread(worker as unknown as Worker), exit: () => thread.emit('exit') };
}

function deskThatDecides(decide: Desk['decide']): Desk {
  return { decide, explain: async () => null, assemblies: async () => [], path: async () => null };
}

describe('a desk on another thread', () => {
  it('answers each who asks, in whatever order answers come', async () => {
    const waiting: ((answer: StewardAnswer) => void)[] = [];
    const { desk } = across(deskThatDecides(() => new Promise((resolve) => waiting.push(resolve))));
    const asked = [desk.decide(order), desk.decide(order)];
    waiting[1]?.({ ...refused, message: 'second' });
    waiting[0]?.({ ...refused, message: 'first' });
    expect(await Promise.all(asked)).toMatchObject([{ message: 'first' }, { message: 'second' }]);
    expect(await desk.explain('a', 'b')).toBeNull();
  });

  it('passes a failure on as its message', async () => {
    const { desk } = across(deskThatDecides(() => Promise.reject(new RangeError('no room'))));
    await expect(desk.decide(order)).rejects.toThrow('no room');
  });

  it('passes a failure without a code on without one', async () => {
    const { desk } = across(deskThatDecides(() => Promise.reject(new GraphQLError('no room'))));
    const failure: unknown = await desk.decide(order).catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(GraphQLError);
  });

  it('passes what clients are to be told on with its code, also of a line to yet another thread', async () => {
    const { desk } = across(new DeskLine());
    await expect(desk.decide(order)).rejects.toMatchObject({
      message: expect.stringContaining('Records are not linked here at the moment'),
      extensions: { code: 'UNAVAILABLE' },
    });
  });

  it('hears that someone no longer waits, and fails them', async () => {
    const { desk } = across(
      deskThatDecides(
        (_order, signal) =>
          new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ),
    );
    const leaving = new AbortController();
    const asked = desk.decide(order, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await expect(desk.decide(order, leaving.signal)).rejects.toThrow('aborted');
  });

  it('fails whoever waits when the thread ends', async () => {
    const { desk, exit } = across(deskThatDecides(() => new Promise(() => {})));
    const asked = desk.decide(order);
    exit();
    await expect(asked).rejects.toThrow('ended');
  });
});
