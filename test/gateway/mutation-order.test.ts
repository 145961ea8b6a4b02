import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startDeadline } from '../../gateway/deadline.ts';
import { loadExecution } from '../../gateway/execution.ts';
import { compose } from './compose.ts';

const supergraphSdl = compose({
  a: 'type Query { q: Int } type Part { x: Int y: Int } type Mutation { a1: Part a2: Part a3: Int }',
  b: 'type Mutation { b1: Int b2: Int }',
});

/** What a mutation of scalars and parts was answered, and its root fields by the names under which subgraphs were asked for them. */
async function mutate(query: string) {
  const done: string[] = [];
  const execution = await loadExecution(supergraphSdl, {
    subgraphs: ['a', 'b'].map((name) => ({
      name,
      ready: async () => {},
      execute: async (call) => {
        const { selectionSet } = operationIn(call.query);
        const fields = selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field] : []));
        const data = fields.map(({ alias, name, selectionSet: parts }) => {
          done.push(name.value);
          const part = { __typename: 'Part', x: 1, y: 2 };
          return [(alias ?? name).value, parts ? part : name.value === '__typename' ? 'Mutation' : 0];
        });
        return { data: Object.fromEntries(data) };
      },
    })),
    subgraphTimeoutMs: 1000,
    logger: pino({ level: 'silent' }),
  });
  const deadline = startDeadline(5000);
  const answer = await execution.execute({
    ...{ request: { query, variables: {} }, document: parse(query), operation: operationIn(query) },
    context: { requestId: 'request-1', caller: { subject: 'test', scopes: new Set() }, deadline },
    queryHash: createHash('sha256').update(query).digest('hex'),
  });
  deadline.end();
  return { answer: JSON.parse(JSON.stringify(answer)), done: done.filter((name) => name !== '__typename') };
}

function operationIn(query: string): OperationDefinitionNode {
  const operation = parse(query).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return operation;
}

test.each([
  ['mutation { b1 ...F } fragment F on Mutation { a3 b1 }', ['b1', 'a3']],
  ['mutation { a1 { __typename } ...F } fragment F on Mutation { __typename a3 }', ['a1', 'a3']],
  ['mutation { ... { a3 } b1 ... { b2 } }', ['a3', 'b1', 'b2']],
  [
    'mutation { a1 { x } ...F a1 { y } } fragment F on Mutation { b1 ...G } fragment G on Mutation { a3 ...H } fragment H on Mutation { b2 }',
    ['a1', 'b1', 'a3', 'b2'],
  ],
])('what a mutation names in fragments is carried out where it stands: %s', async (query, order) => {
  const { answer, done } = await mutate(query);
  expect(done).toEqual(order);
  expect(answer.errors).toBe(undefined);
});

test('what a mutation asks of one field in several places is asked of it together', async () => {
  const { answer, done } = await mutate('mutation { a1 { x } ...F } fragment F on Mutation { b1 a1 { y } }');
  expect(answer).toEqual({ data: { a1: { x: 1, y: 2 }, b1: 0 } });
  expect(done).toEqual(['a1', 'b1']);
});

test('whichever fragments root fields are in, they are carried out in the order of the specification', async () => {
  const fields = { a1: 'a1 { x }', a2: 'a2 { y }', a3: 'a3', b1: 'b1', b2: 'b2', typename: '__typename' };
  type Selection = { field: keyof typeof fields } | { inline: Selection[] } | { spread: Selection[] };
  const { selections } = fc.letrec<{ selection: Selection; selections: Selection[] }>((tie) => ({
    selection: fc.oneof(
      { depthSize: 'small' },
      {
        weight: 3,
        arbitrary: fc.record({ field: fc.constantFrom(...(Object.keys(fields) as (keyof typeof fields)[])) }),
      },
      fc.record({ inline: tie('selections') }),
      fc.record({ spread: tie('selections') }),
    ),
    selections: fc.array(tie('selection'), { minLength: 1, maxLength: 4 }),
  }));
  await fc.assert(
    fc.asyncProperty(selections, async (root) => {
      const fragments: string[] = [];
      const order = new Set<string>();
      const written = (each: Selection): string => {
        if ('field' in each) {
          order.add(each.field);
          return fields[each.field];
        }
        if ('inline' in each) return `... { ${each.inline.map(written).join(' ')} }`;
        const text = each.spread.map(written).join(' ');
        const name = `F${fragments.push(`fragment F${fragments.length} on Mutation { ${text} }`) - 1}`;
        return `...${name}`;
      };
      const operation = `mutation { ${root.map(written).join(' ')} }`;
      const { answer, done } = await mutate([operation, ...fragments].join('\n'));
      expect(done).toEqual([...order].filter((name) => name !== 'typename'));
      expect(Object.keys(answer.data)).toEqual([...order].map((name) => (name === 'typename' ? '__typename' : name)));
    }),
    { numRuns: 150, seed: 11 },
  );
});
