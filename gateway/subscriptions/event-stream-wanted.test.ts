import { describe, expect, it } from 'vitest';
import { asksToSubscribe, streamedFor } from './event-stream-wanted.ts';

describe('a client', () => {
  it.each([
    ['text/event-stream', 'all'],
    ['Text/Event-Stream; charset=utf-8', 'all'],
    ['text/event-stream, application/json', 'all'],
    ['text/event-stream, */*', 'all'],
    ['application/json;q=0.9, text/event-stream', 'all'],
    ['text/html, multipart/mixed, text/event-stream', 'all'],
    ['application/json, text/event-stream', 'subscriptions'],
    ['*/*, text/event-stream', 'subscriptions'],
    ['application/*, text/event-stream', 'subscriptions'],
    ['text/event-stream;q=0.5, application/json', 'subscriptions'],
    ['application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.1', 'subscriptions'],
    [
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
      'subscriptions',
    ],
    ['application/json, text/event-stream;q=0', 'none'],
    ['text/event-stream;q=0, */*', 'none'],
    ['application/json; of="text/event-stream"', 'none'],
    ['application/json', 'none'],
    ['text/*', 'none'],
    ['*/*', 'none'],
    ['', 'none'],
    [undefined, 'none'],
  ])('that accepts %s has of its operations as event streams: %s', (accept, streamed) => {
    expect(streamedFor({ headers: { accept }, body: {} })).toBe(streamed);
  });

  it.each(['application/json, text/event-stream', 'text/event-stream, application/json', 'text/event-stream'])(
    'that accepts %s has no batch as an event stream',
    (accept) => {
      expect(streamedFor({ headers: { accept }, body: [{}] })).toBe('none');
    },
  );
});

describe('the operation that is meant', () => {
  const several = 'query One { subscription { id } } subscription Two { one } fragment Three on One { id }';

  it.each<[text: string | undefined, name: string | undefined, asks: boolean]>([
    ['subscription { one }', undefined, true],
    ['subscription ($a: In = { b: "}" }) @c(d: [1]) { one }', undefined, true],
    ['"of a query" # query\nsubscription One { one }', undefined, true],
    ['fragment One on Two { id } subscription { ...One }', undefined, true],
    ['subscription { one', undefined, true],
    [several, 'Two', true],
    [several, 'One', false],
    [several, 'Three', false],
    ['subscription One { one }', 'Two', false],
    ['query subscription { one }', undefined, false],
    ['query ($subscription: ID) { one(of: $subscription, and: "subscription {") }', undefined, false],
    ['{ subscription { id } }', undefined, false],
    ['fragment subscription on Subscription { one } { ...subscription }', undefined, false],
    ['subscription', undefined, false],
    ['subscription \\ { one }', undefined, false],
    ['', undefined, false],
    [undefined, undefined, false],
  ])('of %s, named %s, is a subscription: %s', (query, operationName, asks) => {
    expect(asksToSubscribe({ query, operationName }, 100)).toBe(asks);
  });

  it('is not looked for behind more words and signs than a document may have', () => {
    const query = `{ ${'a '.repeat(100)} } subscription { one }`;
    expect([asksToSubscribe({ query }, 50), asksToSubscribe({ query }, 200)]).toEqual([false, true]);
  });
});
