import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileRow, readCsv } from './read-csv.ts';

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(content: string | Buffer, size = 7, delimiter?: string): Promise<FileRow[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows: FileRow[] = [];
  for await (const batch of readCsv(chunks(bytes, size), { delimiter })) rows.push(...batch);
  return rows;
}

describe('a CSV file', () => {
  it('yields its rows with their line numbers, whatever the line ends, blank lines and byte order mark', async () => {
    expect(await read('\uFEFFid,name\r\n1,Ada\r\n\r\n2,"Bo\nb"\n3,')).toEqual([
      { line: 2, cells: { id: '1', name: 'Ada' } },
      { line: 4, cells: { id: '2', name: 'Bo\nb' } },
      { line: 6, cells: { id: '3', name: '' } },
    ]);
  });

  it('has nothing in a cell where a database wrote NULL, and what stands there where it is part of a text', async () => {
    expect(await read('id,name,note\n1,\\N,"\\N"\n2,C:\\New,\\N.\n')).toEqual([
      { line: 2, cells: { id: '1', name: '', note: '' } },
      { line: 3, cells: { id: '2', name: 'C:\\New', note: '\\N.' } },
    ]);
  });

  it('yields any table as it was written, in chunks of any size', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', '日', '"', ',', '\n', '\r\n', ' ', ';') });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = stringify([['a', 'b', 'c'], ...rows], { quoted: true });
        const cells = (await read(text, size, ',')).map((row) => ('cells' in row ? Object.values(row.cells) : row));
        expect(cells).toEqual(rows);
      }),
      { seed: 7 },
    );
  });

  it('loses only the line with a quote that is never closed', async () => {
    expect(await read('id,name\n1,"Ada\n2,Bob\n3,"C, c"\n')).toEqual([
      { line: 2, column: null, value: '1,"Ada', reason: expect.stringContaining('broken quoting') },
      { line: 3, cells: { id: '2', name: 'Bob' } },
      { line: 4, cells: { id: '3', name: 'C, c' } },
    ]);
  });

  it('loses only the line with a quote inside a cell that is not quoted', async () => {
    expect(await read('id,name\n1,5" pipe\n2,Bob\n')).toEqual([
      { line: 2, column: null, value: '1,5" pipe', reason: expect.stringContaining('broken quoting') },
      { line: 3, cells: { id: '2', name: 'Bob' } },
    ]);
  });

  it('loses only the two lines with a stray quote each, not the rows between them', async () => {
    const file = 'id,a,b,c,d\n"1,2,3,4,5\n6,7,8,9,10\n11,12,13,14,15\n16",17,18,19,20\n21,22,23,24,25\n';
    expect(await read(file, 1000)).toEqual([
      { line: 2, column: null, value: '"1,2,3,4,5', reason: expect.stringContaining('broken quoting') },
      { line: 3, cells: { id: '6', a: '7', b: '8', c: '9', d: '10' } },
      { line: 4, cells: { id: '11', a: '12', b: '13', c: '14', d: '15' } },
      { line: 5, column: null, value: '16",17,18,19,20', reason: expect.stringContaining('broken quoting') },
      { line: 6, cells: { id: '21', a: '22', b: '23', c: '24', d: '25' } },
    ]);
  });

  it('keeps a cell of several lines with as many commas as the file has columns', async () => {
    const note = 'Called, nobody there\nCalled again, left word\nWrote, in the end';
    expect(await read(`id,note,at\n1,"${note}",today\n`)).toEqual([{ line: 2, cells: { id: '1', note, at: 'today' } }]);
  });

  it('names the column of invalid UTF-8 and goes on', async () => {
    const bytes = Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from([0x41, 0xff]), Buffer.from('\n2,Bob\n')]);
    expect(await read(bytes)).toEqual([
      { line: 2, column: 'name', value: '1,A\uFFFD', reason: 'invalid UTF-8' },
      { line: 3, cells: { id: '2', name: 'Bob' } },
    ]);
  });

  it('says how many cells a row has where the header names another number', async () => {
    expect(await read('id,name\n1\n2,Bob,x\n')).toEqual([
      { line: 2, column: null, value: '1', reason: '1 cells where the header names 2 columns' },
      { line: 3, column: null, value: '2,Bob,x', reason: '3 cells where the header names 2 columns' },
    ]);
  });

  it('keeps a carriage return within a line in its cell, and what follows it', async () => {
    expect(await read('id,name\n1,Ada\rLovelace\n2,Bo\r3,Cy\n4,Di\n')).toEqual([
      { line: 2, cells: { id: '1', name: 'Ada\rLovelace' } },
      { line: 3, column: null, value: '2,Bo\r3,Cy', reason: '3 cells where the header names 2 columns' },
      { line: 4, cells: { id: '4', name: 'Di' } },
    ]);
  });

  it('whose lines end with carriage returns alone is refused rather than taken for empty', async () => {
    await expect(read('id,name\r1,Ada\r2,Bo\r')).rejects.toThrow('its lines end with carriage returns alone');
  });

  it('of a single line of thirty million letters is read in no more time than as many letters take', async () => {
    const name = 'x'.repeat(30_000_000);
    expect(await read(`id,name\n1,${name}`, 65_536)).toEqual([{ line: 2, cells: { id: '1', name } }]);
  });

  it('reads another delimiter', async () => {
    expect(await read('id;name\n1;"a;b"\n', 7, ';')).toEqual([{ line: 2, cells: { id: '1', name: 'a;b' } }]);
  });

  it.each([';', '\t'])('that is separated by %j needs nobody to say so', async (delimiter) => {
    expect(await read(`id${delimiter}name\n1${delimiter}a,b\n`, 70)).toEqual([
      { line: 2, cells: { id: '1', name: 'a,b' } },
    ]);
  });

  it('that is separated by semicolons is read so though names of columns have commas, and after blank lines', async () => {
    expect(await read('\n\nid;"name, in full";town, country;email\n1;Ada;Leeds;a@x.io\n', 70)).toEqual([
      { line: 4, cells: { id: '1', 'name, in full': 'Ada', 'town, country': 'Leeds', email: 'a@x.io' } },
    ]);
  });

  it('names a column without a name after its place', async () => {
    expect(await read('id,\n1,x\n')).toEqual([{ line: 2, cells: { id: '1', column_2: 'x' } }]);
  });

  it('that names a column twice is refused by that name', async () => {
    await expect(read('id,email,email\n1,a,b\n')).rejects.toThrow('names the column email twice');
  });

  it('that is no text in UTF-8 is refused with what to do', async () => {
    const notInUtf8 = 'the first line is no CSV header in UTF-8: save the file as CSV in UTF-8';
    await expect(read(Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xff]))).rejects.toThrow(notInUtf8);
    await expect(read(Buffer.from('id,name\r\n1,Ada\r\n', 'utf16le'))).rejects.toThrow(notInUtf8);
    await expect(read(Buffer.from('id,größe\r\n1,Ada\r\n', 'latin1'))).rejects.toThrow(notInUtf8);
  });

  it('without a header is refused', async () => {
    await expect(read('')).rejects.toThrow('its first line must name the columns');
  });
});
