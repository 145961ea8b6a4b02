import { getIntrospectionQuery } from 'graphql';
import type { Answer } from '../gateway/constellation-client.ts';

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** What one request of an attack sends; `turn` makes each different, so that no cache answers it. */
export type Attack = (turn: number) => object;

export const attacks: Record<string, Attack> = {
  'deep queries': (turn) => ({ query: `query Q${turn} ${'{ a '.repeat(5000)}` }),
  'alias bombs': (turn) => ({ query: `query Q${turn} { ${repeat(2000, (i) => `a${i}: customer(id: "1") { id }`)} }` }),
  'fields that are repeated': (turn) => ({
    query: `query Q${turn} { ${repeat(1200, () => 'customer(id: "1") { id }')} }`,
  }),
  'chains of fragments': (turn) => ({
    query: `query Q${turn} { ...f0 } ${repeat(900, (i) => `fragment f${i} on Query { ...f${i + 1} __typename }`)} fragment f900 on Query { __typename }`,
  }),
  'huge bodies': () => ({ query: `{ __typename } # ${'x'.repeat(5 * 1024 * 1024)}` }),
  'huge variables': () => ({ query: '{ __typename }', variables: { ids: 'x'.repeat(250_000) } }),
  'lists without end': () => ({ query: '{ __typename }', variables: { ids: Array.from({ length: 60_000 }, () => 1) } }),
  'introspection floods': () => ({ query: getIntrospectionQuery() }),
  'cost bombs': (turn) => ({
    query: `query Q${turn} { customers(first: 100) { ${repeat(190, (i) => `a${i}: billing { recordIds }`)} } }`,
  }),
  'the costliest that is allowed': () => ({
    query: '{ customers(first: 100) { id billing { recordIds } sales { recordIds } } }',
  }),
  'documents that no cache holds': (turn) => ({
    query: `query Q${turn} { ${repeat(150, (i) => `a${i}: __typename`)} }`,
  }),
};

export function isRefused({ status, body }: Answer): boolean {
  const text = JSON.stringify(body);
  return status >= 400 && status < 500 && /"code":"[A-Z_]+"/.test(text) && !text.includes('INTERNAL_SERVER_ERROR');
}
