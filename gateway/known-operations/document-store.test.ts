import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { documentStore } from './document-store.ts';

const megabyte = 1024 * 1024;

test('documents are kept by what they take with their texts, comments among them', async () => {
  const store = documentStore(10 * megabyte);
  for (let number = 1; number <= 10; number += 1)
    await store.set(`${number}`, parse(`{ __typename } # ${'x'.repeat(60_000)}`));
  const kept = await Promise.all([1, 8, 9, 10].map((number) => store.get(`${number}`)));
  expect(kept.map((document) => document?.kind)).toEqual([undefined, undefined, 'Document', 'Document']);
});

test('a document that takes more than all may is not kept, and puts no other out', async () => {
  const store = documentStore(megabyte);
  await store.set('small', parse('{ a }'));
  await store.set('large', parse(`{ a } # ${'x'.repeat(20_000)}`));
  expect([await store.get('large'), (await store.get('small'))?.kind]).toEqual([undefined, 'Document']);
});

test('a document without a text is kept', async () => {
  const store = documentStore(megabyte);
  await store.set('made', parse('{ a }', { noLocation: true }));
  expect((await store.get('made'))?.kind).toBe('Document');
});
