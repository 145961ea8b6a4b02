import { expect, test, vi } from 'vitest';
import { Leaving } from './leaving.ts';

test('whoever listens hears once that nobody waits any more, and why', () => {
  const leaving = new Leaving();
  const heard = vi.fn();
  leaving.addEventListener('abort', heard);
  leaving.addEventListener('abort', { handleEvent: heard });
  leaving.abort('the client left');
  leaving.abort('again');
  expect(heard).toHaveBeenCalledTimes(2);
  expect([leaving.aborted, leaving.reason]).toEqual([true, 'the client left']);
  expect(() => leaving.throwIfAborted()).toThrow('the client left');
});

test('who no longer listens hears nothing, and nobody does once the answer is there', () => {
  const [leaving, answered, heard] = [new Leaving(), new Leaving(), vi.fn()];
  leaving.addEventListener('abort', heard);
  leaving.removeEventListener('abort', heard);
  answered.addEventListener('abort', heard);
  answered.settle();
  leaving.abort('the client left');
  answered.abort('the client left');
  expect(heard).not.toHaveBeenCalled();
});
