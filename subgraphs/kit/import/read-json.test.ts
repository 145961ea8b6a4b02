import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSplitter, splitLines } from './json-splitter.ts';
import { type JsonRow, readJson } from './read-json.ts';

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(content: string | Buffer, size = 64): Promise<JsonRow[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows: JsonRow[] = [];
  for await (const batch of readJson(chunks(bytes, size), { listNames: ['users'] })) rows.push(...batch);
  return rows;
}

const objects = fc.array(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ depthSize: 'small' })), {
  maxLength: 10,
});

describe('a JSON source', () => {
  it.each([
    ['JSON Lines', (list: object[]) => list.map((object) => `${JSON.stringify(object)}\n`).join('')],
    ['an array', (list: object[]) => JSON.stringify(list)],
    ['a printed array', (list: object[]) => JSON.stringify(list, null, 2)],
    ["an API's list", (list: object[]) => JSON.stringify({ object: 'list', url: '/v1', users: list, has_more: false })],
    ["a printed API's list", (list: object[]) => JSON.stringify({ users: list }, null, 1)],
  ])('written as %s yields the same objects in chunks of any size', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(objects, fc.integer({ min: 64, max: 500 }), async (list, size) => {
        const named = list.map((object, id) => ({ id, ...object, data: undefined, users: undefined }));
        const rows = await read(write(named), size);
        expect(rows.map((row) => ('object' in row ? row.object : row))).toEqual(JSON.parse(JSON.stringify(named)));
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('with ids that are too long for a number keeps each digit of them', async () => {
    const tweets = [
      '{"id": 1234567890123456788, "parents": [1234567890123456789]}',
      '{"id": 1234567890123456789, "at": 1764267990123, "share": 0.1234567890123456789, "many": 1e300}',
    ];
    const expected = [
      { id: '1234567890123456788', parents: ['1234567890123456789'] },
      { id: '1234567890123456789', at: 1764267990123, share: 0.12345678901234568, many: 1e300 },
    ];
    for (const text of [tweets.join('\n'), `[${tweets}]`])
      expect((await read(text)).map((row) => 'object' in row && row.object)).toEqual(expected);
  });

  it('that is one printed object yields that object', async () => {
    expect(await read('{\n  "id": "cus_1",\n  "tags": ["a"]\n}')).toEqual([
      { line: 1, object: { id: 'cus_1', tags: ['a'] } },
    ]);
  });

  it('in lines, the first of which is very long, is read where its name says that it has lines', async () => {
    const ticket = { id: 1, users: [{ body: 'x'.repeat(1.5 * 1024 * 1024) }] };
    const bytes = Buffer.from(`${JSON.stringify(ticket)}\n{"id":2}\n`);
    const rows: JsonRow[] = [];
    for await (const batch of readJson(chunks(bytes, 256 * 1024), { listNames: ['users'], isDocument: false }))
      rows.push(...batch);
    expect(rows).toEqual([
      { line: 1, object: ticket },
      { line: 2, object: { id: 2 } },
    ]);
  });

  it('in lines loses only the line that is broken', async () => {
    expect(await read('{"id":1}\n{"id":2,}\n{"id":3}\n')).toEqual([
      { line: 1, object: { id: 1 } },
      { line: 2, column: null, value: '{"id":2,}', reason: 'invalid JSON' },
      { line: 3, object: { id: 3 } },
    ]);
  });

  it.each([
    ['an array', (list: string) => list],
    ["an API's list", (list: string) => `{"has_more": false, "data": ${list}}`],
  ])('in %s tells of what is no object in it, with its line', async (_name, write) => {
    const text = write('["a, ]", {"id":1}, 7,\nnull, [2], {"id":2} stray, "b"\n]');
    const told = [
      { line: 1, column: null, value: '"a, ]"', reason: 'not a JSON object' },
      { line: 1, object: { id: 1 } },
      { line: 1, column: null, value: '7', reason: 'not a JSON object' },
      { line: 2, column: null, value: 'null', reason: 'not a JSON object' },
      { line: 2, column: null, value: '2', reason: 'not a JSON object' },
      { line: 2, object: { id: 2 } },
      { line: 2, column: null, value: 'stray', reason: 'invalid JSON' },
      { line: 2, column: null, value: '"b"', reason: 'not a JSON object' },
    ];
    for (const size of [64, 3, 1]) expect(await read(text, size)).toEqual(told);
  });

  it('that is an object with a list of texts is that object', async () => {
    const object = { data: ['a', 'b'], id: 'cus_1' };
    expect(await read(JSON.stringify(object, null, 1))).toEqual([{ line: 1, object }]);
  });

  it('that is one object with a list of a name that is known is that object, with an id of its own', async () => {
    const ticket = { id: 35, users: [{ id: 5 }], data: [{ id: 9 }] };
    for (const space of [0, 1])
      expect(await read(JSON.stringify(ticket, null, space))).toEqual([{ line: 1, object: ticket }]);
  });

  it('that goes on for too long without an end of a line, or a list that is known, is given up', () => {
    const document = new JsonSplitter(['data', 'users'], undefined, 1000);
    const list = Buffer.from(`{"ticket_events": [${'{"id":1},'.repeat(100)}`);
    expect(() => document.push(Buffer.concat([list, list]))).toThrow(
      'it is longer than 1000 bytes and has no list that is called data or users',
    );
    const lines = splitLines(1000);
    expect(lines.push(Buffer.from('{"id":1}\n'))).toHaveLength(1);
    expect(() => lines.push(list)).not.toThrow();
    expect(() => lines.push(list)).toThrow('line 2 is longer than 1000 bytes');
  });

  it.each([undefined, 1])('that a command printed beside its status gives its rows, indented by %s', async (indent) => {
    const printed = { status: 0, result: { records: [{ id: 1 }, { id: 2 }], done: true }, warnings: [] };
    expect(await read(JSON.stringify(printed, null, indent))).toEqual([
      { line: 1, object: { id: 1 } },
      { line: 1, object: { id: 2 } },
    ]);
  });

  it('in a list loses only the element that is broken, and names its line', async () => {
    expect(await read('[\n{"id":1},\n{"id":2,},\n{"id":3}\n]')).toEqual([
      { line: 2, object: { id: 1 } },
      { line: 3, column: null, value: '{"id":2,}', reason: 'invalid JSON' },
      { line: 4, object: { id: 3 } },
    ]);
  });

  it('that ends within an element says so', async () => {
    expect(await read('[{"id":1},{"id":2')).toEqual([
      { line: 1, object: { id: 1 } },
      { line: 1, column: null, value: '{"id":2', reason: 'the file ends within an element' },
    ]);
  });

  it('with invalid UTF-8 in a line loses that line', async () => {
    const bytes = Buffer.concat([Buffer.from('{"id":1}\n{"id":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect(await read(bytes)).toEqual([
      { line: 1, object: { id: 1 } },
      { line: 2, column: null, value: '{"id":"\uFFFD"}', reason: 'invalid UTF-8' },
    ]);
  });
});
