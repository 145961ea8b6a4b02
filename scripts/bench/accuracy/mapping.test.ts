import { describe, expect, it } from 'vitest';
import { assertColumns, parseMapping } from './mapping.ts';

const parse = (mapping: unknown) => parseMapping(JSON.stringify(mapping));

describe('a mapping', () => {
  it('takes one column or several for an attribute, and one name or many for a list', () => {
    expect(
      parse({
        givenName: 'first',
        street: ['number', 'street'],
        email: 'mail',
        phones: ['home', 'work'],
        externalId: 'ssn',
        externalIds: { passport: 'pass' },
        attributes: ['birthplace'],
        kind: 'PERSON',
      }),
    ).toMatchObject({
      givenName: ['first'],
      street: ['number', 'street'],
      email: ['mail'],
      phone: ['home', 'work'],
      externalIds: { ssn: 'ssn', passport: 'pass' },
      attributes: { birthplace: 'birthplace' },
      kind: 'PERSON',
    });
  });

  it('may begin with a byte order mark', () => {
    expect(parseMapping('\uFEFF{"name": "full"}').name).toEqual(['full']);
  });

  it('may give a generic attribute a name that is not its column', () => {
    expect(parse({ attributes: { job: 'occupation' } }).attributes).toEqual({ job: 'occupation' });
  });

  it.each([
    ['{', 'the mapping must be JSON'],
    ['[]', 'must be an object that gives each attribute its column'],
    ['{}', 'the mapping names no column: give at least one of name, givenName, middleName'],
    ['{"kind": "PERSON"}', 'the mapping names no column'],
    ['{"surname": "last"}', 'no attribute is called surname: choose of name, givenName, middleName, familyName'],
    ['{"givenName": 3}', 'givenName: must be the name of a column, or a list of such names'],
    ['{"givenName": ""}', 'givenName: must be the name of a column'],
    ['{"givenName": ["first", "first"]}', 'givenName: must name no column twice'],
    ['{"street": []}', 'street: must be the name of a column, or a list'],
    ['{"attributes": "birthplace"}', 'attributes: must be a list of columns, or an object'],
    ['{"externalIds": {"ssn": 1}}', 'externalIds.ssn: must be the name of a column'],
    ['{"externalIds": ["ssn"]}', 'externalIds: must be an object that gives each system its column'],
  ])('that says %s is refused with its reason', (text, reason) => {
    expect(() => parseMapping(text)).toThrow(reason);
  });
});

describe('the columns of a mapping', () => {
  it('must be in the file', () => {
    const mapping = parse({ givenName: 'frist', birthDate: 'dob', kind: 'type', attributes: ['place'] });
    expect(() => assertColumns(mapping, new Set(['first', 'dob']))).toThrow(
      'the mapping does not fit: givenName: no column is called "frist"; attributes: no column is called "place"; ' +
        'kind: no column is called "type". The columns are first, dob',
    );
    expect(() => assertColumns(mapping, new Set(['frist', 'dob', 'type', 'place']))).not.toThrow();
  });

  it('do not include a kind that is the same for every row', () => {
    expect(() => assertColumns(parse({ name: 'name', kind: 'ORGANISATION' }), new Set(['name']))).not.toThrow();
  });
});
