import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CsvSource, loadCsv } from './csv-set.ts';
import { parseMapping } from './mapping.ts';
import { readTable } from './read-table.ts';

const directory = mkdtempSync(join(tmpdir(), 'bench-accuracy-csv-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

const people = file(
  'people.csv',
  '\uFEFFid, first, "last", born, mail, where\n' +
    'r-1-a, Ann ,"O""Hara, Jr",3/31/1954,ann@x.io,"1 High St, Bath"\n' +
    'r-1-b,Ann,nan,2/3/1954,,\n' +
    'r-2-a,,Bell,soon,,\n',
);
const columns = { givenName: 'first', familyName: 'last', birthDate: 'born', email: 'mail', address: 'where' };
const mappingFile = file('mapping.json', JSON.stringify(columns));
const first = file('first.json', JSON.stringify({ givenName: 'first' }));
const source: CsvSource = { files: [people], mappingFile, truth: 'id:r-(\\d+)', truthFile: null, id: ['id'] };

describe('records in CSV files', () => {
  it('are no rows that say the header again, as where files were put behind each other', () => {
    const behindEachOther = file('behind.csv', 'id,first\n1-1,Ann\nid,first\n1-2,Bea\n');
    const { records, notes } = loadCsv({ ...source, files: [behindEachOther], mappingFile: first, truth: 'id' });
    expect(records.map(({ givenName }) => givenName)).toEqual(['Ann', 'Bea']);
    expect(notes).toEqual(['behind: 1 rows were left out, since they say the header again']);
  });

  it('have the family name in front where a column of whole names has', () => {
    const rows = ['SMITH JOHN H', 'PETERSON ERICA'].map((name) => `1,${name}\n`.repeat(10));
    const voters = file('voters.csv', `id,first\n${rows.join('')}`);
    const called = file('called.json', JSON.stringify({ name: 'first' }));
    const { records, notes } = loadCsv({ ...source, files: [voters], mappingFile: called, truth: 'id', id: [] });
    expect(records[0]).toMatchObject({ name: 'SMITH, JOHN H' });
    expect(notes).toEqual(['voters: names are read with the family name in front, as most of them are written']);
  });

  it('are read through the mapping, with the party that the truth column names', () => {
    const { records, truth, notes } = loadCsv(source);
    const address = { street: '1 High St, Bath', city: null, region: null, postalCode: null, country: null };
    expect(records[0]).toEqual({
      ...{ key: 'people:row:r-1-a', department: 'people', type: 'row', sourceId: 'r-1-a', kind: 'PERSON' },
      ...{ name: null, givenName: 'Ann', familyName: 'O"Hara, Jr', otherNames: [], birthDate: '1954-03-31' },
      ...{ emails: ['ann@x.io'], phones: [], addresses: [address], externalIds: [], taxIds: [], domains: [] },
      ...{ attributes: [], updatedAt: null },
    });
    expect(records[1]).toMatchObject({ familyName: null, birthDate: '1954-02-03', emails: [], addresses: [] });
    expect([...truth]).toEqual([
      ['people:row:r-1-a', '1'],
      ['people:row:r-1-b', '1'],
      ['people:row:r-2-a', '2'],
    ]);
    expect(notes).toEqual(['people: 1 values of birthDate could not be read and are left out, e.g. "soon"']);
  });

  it.each([
    ['in UTF-16, as Excel writes Unicode text', Buffer.from('\uFEFFfirst\tlast\nAnn\tO’Hara\n', 'utf16le')],
    ['parted by bars', 'first|last\nAnn|O’Hara\n'],
    ['with a delimiter more in each row but the first', 'first,last\nAnn,O’Hara,\n'],
    [
      'with a line before all others by which Excel is told how they are parted',
      'sep=;\r\nfirst;last\r\nAnn;O’Hara\r\n',
    ],
    ['with rows of nothing but delimiters', 'first,last\n,\nAnn,O’Hara\n,\n'],
  ])('are read %s', (_, text) => {
    const path = join(directory, 'form.csv');
    writeFileSync(path, text);
    expect(readTable(path)).toMatchObject({ rows: [{ first: 'Ann', last: 'O’Hara' }], notes: [] });
  });

  it('have quotes within cells as they are written', () => {
    const path = file('quotes.csv', 'first,last\nRobert "Bob",Hill\n"Cy",Cole\n');
    expect(readTable(path).rows.map(({ first }) => first)).toEqual(['Robert "Bob"', 'Cy']);
  });

  it('are refused with the columns where no row has as many cells', () => {
    const path = file('narrow.csv', 'first,last\nAnn\n');
    const problem = `no row of the file ${path} has as many cells as there are columns, which are first, last`;
    expect(() => readTable(path)).toThrow(problem);
  });

  it('have each email of several in one cell', () => {
    const files = [file('emails.csv', 'mail,party\n"a@x.io; b@x.io",1\nAnn Bell <a@x.io>,1\n')];
    const emails = file('emails.json', JSON.stringify({ email: 'mail' }));
    const { records } = loadCsv({ ...source, files, id: [], truth: 'party', mappingFile: emails });
    expect(records.map((record) => record.emails)).toEqual([['a@x.io', 'b@x.io'], ['Ann Bell <a@x.io>']]);
  });

  it('have their middle name after the given one, and none where they have no given one', () => {
    const files = [file('middle.csv', 'first,middle,last\nAnn,J,Bell\n,J,Bell\nAnn,,Bell\n')];
    const names = { givenName: 'first', middleName: 'middle', familyName: 'last' };
    const { records } = loadCsv({
      ...source,
      files,
      id: [],
      truth: 'last',
      mappingFile: file('middle.json', JSON.stringify(names)),
    });
    expect(records.map(({ givenName }) => givenName)).toEqual(['Ann J', null, 'Ann']);
  });

  it('are numbered by their place where no column is their id', () => {
    const { records } = loadCsv({ ...source, id: [] });
    expect(records.map(({ key }) => key)).toEqual(['people:row:1', 'people:row:2', 'people:row:3']);
  });

  it('are numbered by their place where their row has no id, and never as another row is called', () => {
    const files = [file('gaps.csv', 'id,first\nr-1,Ann\n,Bob\n,Cy\n3,Di\n#3,Ed\n')];
    const { records } = loadCsv({ ...source, files, truth: 'first', mappingFile: first });
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['r-1', '2', '##3', '3', '#3']);
  });

  it('have ids of several columns that never run into each other, and no truth by an id that is empty', () => {
    const files = [file('pairs.csv', 'a,b,first\nx/y,z,Ann\nx,y/z,Bob\n,,Cy\n,,Di\n')];
    const truthFile = file('pairs-truth.csv', 'a,b,cluster\nx/y,z,1\nx,y/z,2\n,,3\n');
    const { truth } = loadCsv({ files, truthFile, truth: 'cluster', mappingFile: first, id: ['a', 'b'] });
    expect([...truth]).toEqual([
      ['pairs:row:["x/y","z"]', '1'],
      ['pairs:row:["x","y/z"]', '2'],
    ]);
  });

  it.each([
    ['commas in the names of columns', ';', 'id;name, in full;town, country\n1;Ann;Leeds\n'],
    ['a comma in one of two names of columns', ';', 'id;name, in full\n1;Ann\n'],
    ['a comma in one name and in every value of it', ';', 'id;name, in full\n1;Bell, Ann\n2;Bell, Bob\n'],
    ['a semicolon in a name', ',', 'id,name;in full,town\n1,Ann,Leeds\n'],
    ['semicolons in values', ',', 'id,name\n1,Ann; Bob\n2,Cy; Di\n'],
    ['commas in a name and in values', '\t', 'id\tname, in full\n1\tBell, Ann\n'],
    ['nothing to part', ',', 'id\n1\n'],
  ])('are parted by whatever parts all rows alike, with %s by %j', (_what, delimiter, text) => {
    const table = readTable(file('parted.csv', text));
    expect(table.columns).toEqual(text.split('\n', 1)[0]?.split(delimiter));
    expect(table.notes).toEqual([]);
  });

  it('that are not in UTF-8 are read as Windows-1252, which is said', () => {
    const path = join(directory, 'latin1.csv');
    writeFileSync(path, 'id,first\nr-1,J\xfcrg\nr-2,J\xf6rg\n', 'latin1');
    const { rows, notes } = readTable(path);
    expect(rows.map(({ first }) => first)).toEqual(['Jürg', 'Jörg']);
    expect(notes).toEqual(['latin1: the file is not in UTF-8 and is read as Windows-1252']);
  });

  it('are measured with a note where the column that holds their truth is compared as well', () => {
    const telling = file('telling.json', JSON.stringify({ givenName: 'first', externalId: 'id' }));
    expect(loadCsv({ ...source, mappingFile: telling }).notes).toEqual([
      'the truth is in the column "id", which is compared as well, as externalIds: leave it out of the mapping for figures that mean something',
    ]);
  });

  it('find their truth in a file of its own, by their ids', () => {
    const truthFile = file('truth.csv', 'cluster,id\nx,r-1-a\nx,r-2-a\n');
    const { truth, notes } = loadCsv({ ...source, truthFile, truth: 'cluster' });
    expect([...truth]).toEqual([
      ['people:row:r-1-a', 'x'],
      ['people:row:r-2-a', 'x'],
    ]);
    expect(notes).toContain('1 records have no truth: they are linked, but not measured');
  });

  it('may lie in several files, of which each has only some of the columns', () => {
    const companies = file('companies.csv', 'id;trade name;type;first\n9;Acme;ORGANIZATION;\n');
    const mapping = { ...columns, otherNames: ['trade name'], kind: 'type' };
    const both = {
      ...source,
      files: [people, companies],
      truth: 'id',
      mappingFile: file('both.json', JSON.stringify(mapping)),
    };
    const { records } = loadCsv(both);
    expect(records.at(-1)).toMatchObject({
      key: 'companies:row:9',
      kind: 'ORGANISATION',
      name: 'Acme',
      otherNames: [],
    });
    expect(records[0]?.kind).toBe('PERSON');
  });

  it.each([
    [{ files: [join(directory, 'none.csv')] }, 'none.csv cannot be read: is the path right?'],
    [{ files: [file('empty.csv', 'id,first\n')] }, 'empty.csv has no rows'],
    [{ mappingFile: join(directory, 'none.json') }, 'none.json cannot be read: is the path right?'],
    [{ mappingFile: file('typo.json', '{"givenName": "frist"}') }, 'givenName: no column is called "frist"'],
    [
      { truth: 'cluster' },
      '--truth: people has no column "cluster"; its columns are id, first, last, born, mail, where',
    ],
    [{ truth: 'id:r-\\d+' }, '--truth id:r-\\d+: the pattern must have one group in parentheses, not 0'],
    [{ truth: 'id:(r)-(\\d)' }, 'one group in parentheses, not 2'],
    [{ truth: 'id:(' }, '--truth: ( is no regular expression'],
    [{ truth: 'id:x(\\d)' }, '--truth id:x(\\d): it fits no record'],
    [{ id: ['number'] }, '--id: people has no column "number"'],
    [{ id: ['first'] }, 'people has the id "Ann" twice: --id must name what tells its rows apart'],
    [{ truthFile: file('other.csv', 'cluster\n1\n'), truth: 'cluster' }, '--id: other has no column "id"'],
  ])('are refused with %j', (changed, reason) => {
    expect(() => loadCsv({ ...source, ...changed })).toThrow(reason);
  });
});

const mappings = join(import.meta.dirname, 'mappings');

it.each(readdirSync(mappings))('the mapping %s is right', (name) => {
  expect(() => parseMapping(readFileSync(join(mappings, name), 'utf8'))).not.toThrow();
});
