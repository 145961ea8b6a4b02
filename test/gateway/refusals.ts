import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import type { ConstellationOptions } from './constellation.ts';
import { signedAccess } from './tokens.ts';

export const limits = { ...defaultLimits, page: 50, inputList: 10, cost: 300, directives: 5, fragments: 3 };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
export const oneById = '{ customer(id: "1") { id } }';
/** 240 KB of what GraphQL's own messages begin a suggestion with, which clients are not told. */
const suggesting = ' Did you mean '.repeat(17_000);
const isQuotedShort = (before: string, after: string) =>
  expect.stringMatching(new RegExp(`^${before}.{0,500}${after}$`, 's'));

/** Each fragment brings the next in twice. */
const doubling = (count: number) =>
  repeat(
    count,
    (i) => `fragment f${i} on Customer { id ${i < count - 1 ? repeat(2, () => `... { ...f${i + 1} }`) : 'id'} }`,
  );

interface Refused {
  /** What is sent. */
  sent: object;
  code: string;
  message: unknown;
  status?: number;
  options?: Partial<ConstellationOptions>;
}

/** By what is asked. */
export const refusals: Record<string, Refused> = {
  'an operation that is named by thousands of suggestions': {
    sent: { query: 'query A { __typename }', operationName: suggesting },
    code: 'OPERATION_RESOLUTION_FAILURE',
    message: isQuotedShort('the document has no operation named " Did you mean', 'it has A'),
  },
  'a syntax error in thousands of suggestions': {
    sent: { query: `{ "${suggesting}?" }` },
    code: 'GRAPHQL_PARSE_FAILED',
    message: isQuotedShort('Syntax Error: Expected Name, found String " Did you mean', 'Did you mean \\?"\\.'),
  },
  'a value of thousands of suggestions': {
    sent: { query: `{ customers(first: "${suggesting}") { id } }` },
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: isQuotedShort('Int cannot represent non-integer value: " Did you mean', 'Did you mean "'),
  },
  'a time that is none': {
    sent: { query: '{ customer(id: "1") { sales { refused(since: "yesterday") } } }' },
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'DateTime must be an ISO 8601 time with offset, e.g. 2026-11-22T08:30:00Z',
  },
  'a variable for a time that is none': {
    sent: {
      query: 'query ($since: DateTime) { customer(id: "1") { sales { refused(since: $since) } } }',
      variables: { since: 'yesterday' },
    },
    code: 'BAD_USER_INPUT',
    message:
      'Variable "$since" got invalid value "yesterday"; DateTime must be an ISO 8601 time with offset, e.g. 2026-11-22T08:30:00Z',
  },
  'a page over the limit': {
    sent: { query: 'query ($n: Int) { customers(first: $n) { id } }', variables: { n: 51 } },
    code: 'PAGE_TOO_LARGE',
    message: 'the operation asks for a page of 51, and 50 are allowed: ask for several pages',
  },
  'a cost over the limit': {
    sent: { query: `{ ${repeat(7, (i) => `a${i}: customers(first: 50) { id }`)} }` },
    code: 'OPERATION_TOO_COSTLY',
    message: 'the operation may cost 350, and 300 are allowed: ask for smaller pages or fewer lists in lists',
  },
  'a list of objects over the limit': {
    sent: { query: '{ customers(first: 50) { id } }' },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation may answer 50 objects, and 40 are allowed: ask for smaller pages or fewer lists in lists',
    options: { limits: { ...limits, objects: 40 } },
  },
  'a name so long that a page of it is over the limit': {
    sent: { query: `{ customers(first: 50) { ${'a'.repeat(100)}: id } }` },
    code: 'OPERATION_TOO_LARGE',
    message:
      'the operation may answer 5213 characters of names, and 5000 are allowed: ask for fewer fields, by shorter aliases',
    options: { limits: { ...limits, characters: 5000 } },
  },
  'a list in the variables that is over the limit': {
    sent: { query: oneById, variables: { ids: Array.from({ length: 11 }, String) } },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation sends a list of 11 items, and 10 are allowed: send several',
  },
  'an object in the variables with more names than a list may have items': {
    sent: {
      query: 'query ($id: ID!) { customer(id: $id) { id } }',
      variables: { id: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`n${i}`, 1])) },
    },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation sends a list of 11 items, and 10 are allowed: send several',
  },
  'a few mistakes behind a hundred thousand empty lines': {
    sent: { query: `${'\n'.repeat(110_000)}{ a b c d e }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 10000 lines',
  },
  'directives over the limit': {
    sent: { query: `{ customer(id: "1") { ${repeat(6, () => 'id @include(if: true)')} } }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 5 directives',
  },
  'fragments that lead to one another, over the limit': {
    sent: { query: `{ ...f0 } ${repeat(900, (i) => `fragment f${i} on Query { ...f${i + 1} }`)}` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 3 fragments',
  },
  'an alias bomb': {
    sent: { query: `{ ${repeat(300, (i) => `a${i}: customer(id: "1") { id }`)} }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 200 aliases',
  },
  'fields that fragments make many of a short text': {
    sent: { query: `{ customer(id: "1") { ...f0 } } ${doubling(3)}` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation has 12 fields, and 10 are allowed: send several',
    options: { limits: { ...limits, fields: 10, fragments: 4 } },
  },
  'more operations in a document than anyone needs': {
    sent: { query: repeat(21, (i) => `query Q${i} { __typename }`), operationName: 'Q0' },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 20 operations',
  },
  'fields that validation would compare for long': {
    sent: { query: `{ customer(id: "1") { ${repeat(300, () => 'id')} } }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has too many fields of the same name in the same place',
  },
  'fields of a mistaken document, over the limit': {
    sent: {
      query: `{ ...f0 ... { ...f0 } } ${repeat(3, (i) => `fragment f${i} on Query { ...f${(i + 1) % 3} ${'a '.repeat(300)} }`)}`,
    },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation has 1800 fields, and 1000 are allowed: send several',
  },
  'more fields in a text than may be asked for': {
    sent: { query: `{ ${repeat(1001, () => '__typename')} }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the document has more than 1000 fields',
  },
  'conditions that make many plans of one document': {
    sent: {
      query: `query (${repeat(7, (i) => `$v${i}: Boolean!`)}) { customer(id: "1") { ${repeat(7, (i) => `id @include(if: $v${i})`)} } }`,
      variables: Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`v${i}`, true])),
    },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation depends on 7 variables in @skip and @include, and 6 are allowed',
    options: { limits: { ...limits, directives: 10 } },
  },
  'an operation that is too deep': {
    sent: { query: '{ customer(id: "1") { billing { recordIds } } }' },
    code: 'OPERATION_TOO_DEEP',
    message: 'the operation is 3 fields deep, and 2 are allowed',
    options: { limits: { ...limits, depth: 2 } },
  },
  'brackets beyond reason': {
    sent: { query: '{a'.repeat(50_000) },
    code: 'OPERATION_TOO_DEEP',
    message: 'the document has more than 100 brackets within each other',
  },
  'root fields over the limit': {
    sent: { query: `{ ${repeat(51, (i) => `a${i}: __typename`)} }` },
    code: 'OPERATION_TOO_LARGE',
    message: 'the operation has 51 root fields, and 50 are allowed',
  },
  'tokens over the limit': {
    sent: { query: `{ customers(first: [${'1 '.repeat(20_000)}]) { id } }` },
    code: 'GRAPHQL_PARSE_FAILED',
    message: 'the document has more than 10000 tokens',
  },
  'a body over the limit': {
    sent: { query: `{ __typename } # ${'x'.repeat(defaultLimits.bodyBytes)}` },
    code: 'PAYLOAD_TOO_LARGE',
    message: 'the request is too large',
    status: 413,
  },
  'a batch where none is allowed': {
    sent: [{ query: oneById }, { query: oneById }],
    code: 'BATCH_TOO_LARGE',
    message: 'operations are sent one at a time, not in a list',
  },
  'a batch of one where none is allowed': {
    sent: [{ query: oneById }],
    code: 'BATCH_TOO_LARGE',
    message: 'operations are sent one at a time, not in a list',
  },
  'a batch over the limit': {
    sent: [{ query: oneById }, { query: oneById }, { query: oneById }],
    code: 'BATCH_TOO_LARGE',
    message: 'the batch has 3 operations, and 2 are allowed',
    options: { limits: { ...limits, batch: 2 } },
  },
  'introspection without the scope': {
    sent: { query: '{ ...hidden } fragment hidden on Query { a: __type(name: "Customer") { name } }' },
    code: 'INTROSPECTION_FORBIDDEN',
    message: 'the schema is shown to callers with the scope schema:read',
    status: 403,
    options: { access: signedAccess },
  },
  'a hash of another text': {
    sent: { query: oneById, extensions: { persistedQuery: { version: 1, sha256Hash: sha256('other') } } },
    code: 'BAD_REQUEST',
    message: 'extensions.persistedQuery.sha256Hash is not the SHA-256 of the query',
  },
  'a version of persisted queries that does not exist': {
    sent: { extensions: { persistedQuery: { version: 2, sha256Hash: sha256('other') } } },
    code: 'BAD_REQUEST',
    message: 'extensions.persistedQuery has the version 1 and a text sha256Hash',
  },
};
