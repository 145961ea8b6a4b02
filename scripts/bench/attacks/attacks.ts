import { getIntrospectionQuery } from 'graphql';
import type { Attack, RequestAttack } from './attack.ts';
import {
  aliased,
  body,
  chained,
  conflicting,
  doubling,
  manyOperations,
  pages,
  persisted,
  repeat,
  repeated,
  toPlan,
} from './documents.ts';

type Texts = (turn: number) => string;
type Kind = { [Key in 'perSecond' | 'callers' | 'is' | 'isControl']?: RequestAttack[Key] };

const usual = { perSecond: 200, callers: 'one', is: 'refused' } as const;
const attack = (name: string, request: RequestAttack['request'], kind: Kind = {}): RequestAttack => ({
  ...usual,
  ...kind,
  name,
  request,
});
const asking = (name: string, text: Texts, kind?: Kind): RequestAttack =>
  attack(name, (turn) => ({ body: body(text(turn)) }), kind);

const large = 'x'.repeat(5 * 1024 * 1024);
const nearlyTooLarge = 'x'.repeat(250_000);
const suggestions = ' Did you mean '.repeat(17_000);
const manyNumbers = Array.from({ length: 60_000 }, () => 1);
const registered = 'x'.repeat(60_000);
const subscription = 'subscription ($ids: [ID!]!) { customerChanged(ids: $ids) { eventId } }';
const singleBytes = '1\r\nx\r\n'.repeat(100_000);
const piecesOf = (host: string, authorization: string): string =>
  `POST /graphql HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
const eventStream = { accept: 'text/event-stream' };

/** What stands beside the attacks: what as many requests cost that are no attack, and what a busy processor costs. */
export const controls: readonly Attack[] = [
  asking('control: cheap valid requests', () => '{ __typename }', { is: 'asked', isControl: true }),
  { name: 'control: a busy processor', burns: true },
];

export const attacks: readonly Attack[] = [
  attack('bodies of 5 MB', () => ({ body: large }), { perSecond: 20 }),
  attack('bodies of 5 MB of unstated length', () => ({ body: large, isUnmeasured: true }), { perSecond: 20 }),
  attack('variables of 250 KB', () => ({ body: body('{ __typename }', { x: nearlyTooLarge }) }), {
    is: 'asked',
    perSecond: 100,
  }),
  attack('lists of 60,000', () => ({ body: body('{ __typename }', { ids: manyNumbers }) }), { perSecond: 100 }),
  attack('invalid JSON', () => ({ body: '{"query":' })),
  attack(
    'operation names of 240 KB',
    () => ({ body: JSON.stringify({ query: 'query A { __typename }', operationName: suggestions }) }),
    { perSecond: 100 },
  ),
  asking('no GraphQL', (turn) => `{ a${turn} `),
  attack('batches of 100', (turn) => ({
    body: `[${Array.from({ length: 100 }, () => body(`query Q${turn} { __typename }`)).join()}]`,
  })),
  asking('deep nesting', (turn) => `query Q${turn} ${'{ a '.repeat(5000)}`),
  asking('nesting that is parsed', (turn) => `query Q${turn} ${'{ a '.repeat(99)}${'}'.repeat(99)}`),
  asking('alias floods', (turn) => `query Q${turn} { ${aliased(2000)} }`),
  asking('root-field floods', (turn) => `query Q${turn} { ${aliased(190)} }`),
  asking('fields that are repeated', (turn) => `query Q${turn} { ${repeated(1200)} }`),
  asking('fields that are compared', (turn) => `query Q${turn} ${conflicting(400)}`),
  asking('fields that are compared, allowed', (turn) => `query Q${turn} ${conflicting(40)}`),
  asking('fields that do not exist', (turn) => `query Q${turn} { ${repeat(1500, (i) => `custome${i}`)} }`),
  asking('directive floods', (turn) => `query Q${turn} { ${repeat(1000, () => '__typename @skip(if: false)')} }`),
  asking('chains of 900 fragments', (turn) => `query Q${turn} ${chained(900)}`),
  asking('fragments that double', (turn) => `query Q${turn} ${doubling(16)}`),
  asking('many operations', (turn) => manyOperations(turn, 400)),
  asking('many operations, allowed', (turn) => manyOperations(turn, 20)),
  asking('giant pages', (turn) => `query Q${turn} ${pages(1_000_000)}`),
  asking(
    'costs over the limit',
    (turn) => `query Q${turn} { ${repeat(20, (i) => `a${i}: ${pages(100).slice(1, -1)}`)} }`,
  ),
  asking('the costliest that is allowed', () => pages(90), { is: 'asked' }),
  asking('cheap requests over the rate', () => `{ ${aliased(45)} }`, {
    is: 'asked',
    perSecond: 400,
  }),
  attack('unknown hashes', (turn) => ({ body: persisted(undefined, `${turn}`) }), { is: 'asked' }),
  attack(
    'registrations by hash',
    (turn) => {
      const text = `{ __typename } # ${turn} ${registered}`;
      return { body: persisted(text, text) };
    },
    { is: 'asked', perSecond: 100 },
  ),
  asking('documents that no cache holds', (turn) => `query Q${turn} { ${aliased(45, '__typename')} }`, { is: 'asked' }),
  asking('plans to make', toPlan, { is: 'asked', perSecond: 50 }),
  asking('plans to make, many callers', toPlan, { callers: 'many', is: 'asked', perSecond: 10 }),
  asking('fields that are compared, allowed, many callers', (turn) => `query Q${turn} ${conflicting(40)}`, {
    callers: 'many',
  }),
  asking('documents that no cache holds, many callers', (turn) => `query Q${turn} { ${aliased(45, '__typename')} }`, {
    callers: 'many',
    is: 'asked',
  }),
  asking('introspection', () => getIntrospectionQuery()),
  attack('invalid tokens', (turn) => ({
    headers: { authorization: `Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIke${turn}In0.c2lnbmF0dXJl` },
    body: body('{ __typename }'),
  })),
  attack(
    'subscriptions',
    (turn) => ({
      headers: eventStream,
      body: JSON.stringify({ query: subscription, variables: { ids: [`c_${turn}`] } }),
    }),
    { is: 'asked' },
  ),
  {
    name: 'slow bodies',
    connections: 500,
    first: (host, authorization) =>
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`,
    again: ' ',
  },
  {
    name: 'bodies in single bytes',
    connections: 60,
    first: (host, authorization) => `${piecesOf(host, authorization)}${singleBytes}`,
  },
  {
    name: 'many requests at once',
    connections: 60,
    first: (host, authorization) =>
      `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\n\r\n`.repeat(
        2000,
      ),
  },
  {
    name: 'bodies that do not end',
    connections: 500,
    first: (host, authorization) =>
      `${piecesOf(host, authorization)}${nearlyTooLarge.length.toString(16)}\r\n${nearlyTooLarge}\r\n`,
  },
  {
    name: 'slow headers',
    connections: 500,
    first: (host) => `POST /graphql HTTP/1.1\r\nhost: ${host}\r\n`,
    again: 'x: 1\r\n',
  },
  { name: 'silent connections', connections: 1000, first: () => '' },
];
