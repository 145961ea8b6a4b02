import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { batched } from './loading.ts';
import { executor } from './subgraph.ts';

const context = (signal?: AbortSignal) => ({ signal });

test('a request loads all its keys at once', async () => {
  const loads: (readonly string[])[] = [];
  const load = batched(async (keys: readonly string[]) => {
    loads.push(keys);
    return keys;
  });
  const request = context();
  expect(await Promise.all([load(request, 'a'), load(request, 'b'), load(request, 'a')])).toEqual(['a', 'b', 'a']);
  expect(loads).toEqual([['a', 'b']]);
});

test('what is left to load when nobody waits any more is not begun', async () => {
  const leaving = new AbortController();
  const begun: string[] = [];
  const load = batched(async (keys: readonly string[]) => {
    begun.push(...keys);
    return keys;
  });
  const request = context(leaving.signal);
  await load(request, 'account');
  const invoices = load(request, 'invoices');
  leaving.abort(new Error('the client left'));
  await expect(invoices).rejects.toThrow('the client left');
  expect(begun).toEqual(['account']);
});

test('an operation that nobody waits for any more is not begun', async () => {
  let begun = false;
  const execute = executor(buildSchema('type Query { a: String }'), () => {
    begun = true;
    return {};
  });
  const caller = { subject: 'test', scopes: new Set<string>() };
  const signal = AbortSignal.abort(new Error('the client left'));
  await expect(execute({ query: '{ a }', caller, requestId: 'request-1', signal })).rejects.toThrow('the client left');
  expect(begun).toBe(false);
});
