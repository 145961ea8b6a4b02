import fc from 'fast-check';
import { buildSchema, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../selection.ts';
import { ObjectShape, type TypedShape } from '../shape.ts';
import { type AnswerReader, answerReader, answersBeforeReading } from './answer-reader.ts';
import { Sealed } from './sealed.ts';
import { takeRoot } from './take.ts';

const schema = buildSchema(`
  scalar DateTime
  enum Status { OPEN CLOSED OPENED }
  type Query { name: String customer: Customer! found: [Customer!] }
  type Customer { id: ID! name: String orders: [Order!] grid: [[Int]!]! }
  type Order { id: ID! status: Status! placedAt: DateTime total: Money paid: Boolean lines: [String]! }
  type Money { amount: Int! share: Float }
`);

const query = `{
  name
  customer { __typename id name orders { __typename id status placedAt total { amount share } paid lines } grid }
  found { id orders { id lines } }
}`;

function shapes(asked = query) {
  const document = parse(asked);
  const [operation] = document.definitions;
  const root = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !root) throw new Error('no operation');
  const shape = new ObjectShape(sourceOf(schema, document), root, [operation.selectionSet]);
  const typed = shape.of('Query');
  if (!typed) throw new Error('no shape');
  return { shape, typed };
}

/** Every field of this name, wherever it is. */
function seal({ fields }: TypedShape, name: string): void {
  for (const field of fields) {
    if (field.key === name) field.isSealed = true;
    const value = field.value.kind === 'list' ? field.value.item : field.value;
    const within = value.kind === 'object' ? value.object.of(value.object.declared.name) : undefined;
    if (within) seal(within, name);
  }
}

function readerOf(sealed: string): { read: AnswerReader; shape: ObjectShape } {
  const { shape, typed } = shapes();
  seal(typed, sealed);
  return { read: reading(typed, 'root'), shape };
}

/** Past the answers that are left to others. */
function reading(...[typed, of]: Parameters<typeof answerReader>): AnswerReader {
  const read = answerReader(typed, of);
  if (!read) throw new Error('no reader');
  for (let left = 0; left < answersBeforeReading; left += 1) expect(read(Buffer.from('{}'))).toBeUndefined();
  return read;
}

const whole = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const number = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -1e6, max: 1e6 }).map((thousandths) => thousandths / 1000) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', 'é', '😀', '\n', 'null', '}'));
const id = fc.oneof(text, fc.integer());
const order = fc.record({
  __typename: fc.constant('Order'),
  id,
  status: fc.constantFrom('OPEN', 'CLOSED', 'OPENED'),
  placedAt: orNull(fc.oneof(text, fc.integer(), number, fc.boolean())),
  total: orNull(fc.record({ amount: int32, share: orNull(number) })),
  paid: orNull(fc.boolean()),
  lines: fc.array(orNull(text), { maxLength: 3 }),
});
const data = fc.record({
  name: orNull(text),
  customer: fc.record({
    __typename: fc.constant('Customer'),
    id,
    name: orNull(text),
    orders: orNull(fc.array(order, { maxLength: 3 })),
    grid: fc.array(fc.array(orNull(int32), { maxLength: 2 }), { maxLength: 2 }),
  }),
  found: orNull(
    fc.array(
      fc.record({ id, orders: orNull(fc.array(fc.record({ id, lines: fc.array(orNull(text)) }), { maxLength: 2 })) }),
      { maxLength: 2 },
    ),
  ),
});

describe.each(['orders', 'customer', 'found', 'grid'])('with %s sealed', (sealed) => {
  test('an answer is read as JSON.parse reads it', () => {
    let readable = 0;
    fc.assert(
      fc.property(data, (answered) => {
        const json = JSON.stringify({ data: answered });
        const found = readerOf(sealed).read(Buffer.from(json));
        if (found) readable += 1;
        expect(found === undefined ? JSON.parse(json) : whole(found)).toEqual(JSON.parse(json));
      }),
      { numRuns: 200 },
    );
    // Numbers with an exponent, or with more digits than a number holds, are left to JSON.parse.
    expect(readable).toBeGreaterThan(80);
  });

  test('bytes that were changed are refused, or are an answer that is taken and reads the same', () => {
    let [refused, readable] = [0, 0];
    const places = fc.array(
      fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('0"\\{}[],:.-e1ntf ')))),
      {
        minLength: 1,
        maxLength: 2,
      },
    );
    fc.assert(
      fc.property(data, places, fc.nat(9), (answered, changes, chance) => {
        const bytes = Buffer.from(JSON.stringify({ data: answered }));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const changed = Buffer.from(
          (chance === 0 ? bytes.subarray(0, (changes[0]?.[0] ?? 0) % bytes.length) : bytes).toString(),
        );
        const { read, shape } = readerOf(sealed);
        const found = read(changed);
        if (!found) {
          refused += 1;
          return;
        }
        readable += 1;
        const expected: unknown = JSON.parse(changed.toString());
        expect(whole(found)).toEqual(expected);
        // What is sealed is not looked at again: it must be what would be taken of the same answer when it is parsed.
        const outcome = (given: unknown) => {
          try {
            return whole(takeRoot(shape, given));
          } catch (error) {
            return String(error);
          }
        };
        expect(outcome(found.data)).toEqual(outcome((expected as { data: unknown }).data));
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(refused, readable)).toBeGreaterThan(100);
  });
});

const customer = { __typename: 'Customer', id: '1', name: 'Ada', orders: [], grid: [] };
const answered = (over: object) =>
  Buffer.from(JSON.stringify({ data: { name: null, customer, found: null, ...over } }));

test('what is sealed keeps its text and tells how many objects its lists hold, what is around it is read', () => {
  const orders =
    '[{"__typename":"Order","id":7,"status":"OPEN","placedAt":1.50,"total":null,"paid":true,"lines":["\\u0041"]}]';
  const json = answered({}).toString().replace('"orders":[]', `"orders":${orders}`);
  const bytes = Buffer.from(`${json}\r\n`);
  const from = bytes.indexOf(orders);
  expect(readerOf('orders').read(bytes)).toEqual({
    data: {
      name: null,
      customer: { ...customer, orders: new Sealed(bytes, from, from + orders.length, 1) },
      found: null,
    },
  });
});

test('a list of what several asked is read whole, and null where nothing was found', () => {
  const { typed } = shapes();
  const within = typed.fields[1]?.value;
  const ofCustomer = within?.kind === 'object' ? within.object.of('Customer') : undefined;
  if (!ofCustomer) throw new Error('no shape');
  seal(ofCustomer, 'orders');
  const read = reading(ofCustomer, 'entities');
  const json = JSON.stringify({ data: { _entities: [customer, null, customer] } });
  const bytes = Buffer.from(json);
  const read1 = (orders: number) => ({ ...customer, orders: new Sealed(bytes, orders, orders + 2) });
  const [first, last] = [bytes.indexOf('"orders":[]') + 9, bytes.lastIndexOf('"orders":[]') + 9];
  expect(read(bytes)).toEqual({ data: { _entities: [read1(first), null, read1(last)] } });
});

test.each([
  ['errors', '{"data":{"name":null},"errors":[]}'],
  ['no data', '{"data":null}'],
  ['white space', JSON.stringify(JSON.parse(answered({}).toString()), undefined, 1)],
  ['another order', '{"data":{"found":null,"name":null}}'],
  ['more than was asked', answered({}).toString().replace('"grid"', '"secret":1,"grid"')],
  ['another type', answered({}).toString().replace('Customer', 'Custom')],
  ['something behind it', `${answered({}).toString()}{}`],
  ['nothing', ''],
])('an answer with %s is left to others', (_what, json) => {
  expect(readerOf('orders').read(Buffer.from(json))).toBeUndefined();
});

test('whoever answers otherwise time and again is tried ever more seldom, and read again once they do not', () => {
  const { read } = readerOf('orders');
  const [usual, unusual] = [answered({}), Buffer.from('{}')];
  for (let calls = 0; calls < 1000; calls += 1) expect(read(unusual)).toBeUndefined();
  const triedAgain = Array.from({ length: 64 }, () => read(usual)).findIndex((found) => found !== undefined);
  expect(triedAgain).toBeGreaterThanOrEqual(0);
  expect(read(usual)).toBeDefined();
});

test('what may be of several types around what is sealed has no reader', () => {
  const abstract = buildSchema(
    'type Query { any: Any } union Any = One | Two type One { ids: [ID] } type Two { ids: [ID] }',
  );
  const document = parse('{ any { __typename ... on One { ids } } }');
  const [operation] = document.definitions;
  const root = abstract.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !root) throw new Error('no operation');
  const typed = new ObjectShape(sourceOf(abstract, document), root, [operation.selectionSet]).of('Query');
  expect(typed && answerReader(typed, 'root')).toBeUndefined();
});

test('the code of a reader that was made long ago is forgotten for newer ones, and made again when it is asked for', () => {
  const { read } = readerOf('orders');
  expect(read(answered({}))).toBeDefined();
  for (let others = 0; others < 200; others += 1) expect(readerOf('orders').read(answered({}))).toBeDefined();
  const tries = Array.from({ length: answersBeforeReading + 2 }, () => read(answered({})) !== undefined);
  expect(tries.indexOf(true)).toBe(answersBeforeReading);
});

test('what has so many names, or such long ones, that its code would take long to compile has no reader', () => {
  const orders = Array.from({ length: 40 }, (_order, index) => `o${index}: orders { ...Long }`).join(' ');
  const { typed } = shapes(`{ customer { ${orders} } } fragment Long on Order { ${'x'.repeat(100)}: lines }`);
  seal(typed, 'customer');
  expect(answerReader(typed, 'root')).toBeUndefined();
});
