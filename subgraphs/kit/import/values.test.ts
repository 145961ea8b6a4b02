import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBoolean, readCurrency, readDate, readInteger, readMajorUnits, readTimestamp } from './values.ts';

describe('a time', () => {
  it.each([
    ['2021-02-18 14:16:37', '2021-02-18T14:16:37.000Z'],
    ['2020-12-30 3:15:53', '2020-12-30T03:15:53.000Z'],
    ['2021-06-30 10:04:03.000', '2021-06-30T10:04:03.000Z'],
    ['2023-12-12 11:20:28.994000', '2023-12-12T11:20:28.994Z'],
    ['2023-04-26 23:59:59.000000 UTC', '2023-04-26T23:59:59.000Z'],
    ['2021-02-18T14:16:37+01:00', '2021-02-18T13:16:37.000Z'],
    ['2021-02-18T14:16:37.000+0000', '2021-02-18T14:16:37.000Z'],
    ['2021-02-18 14:16:37.123456+01', '2021-02-18T13:16:37.123Z'],
    ['2021-02-18 14:16-08', '2021-02-18T22:16:00.000Z'],
    ['2019-11-03', '2019-11-03T00:00:00.000Z'],
    ['0001-01-01 00:00:00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59+14:00', '9999-12-31T09:59:59.000Z'],
    ['1613657797', '2021-02-18T14:16:37.000Z'],
    [1613657797, '2021-02-18T14:16:37.000Z'],
    [1613657797123, '2021-02-18T14:16:37.123Z'],
    [63072000000, '1972-01-01T00:00:00.000Z'],
    [-243734400000, '1962-04-12T00:00:00.000Z'],
    ['-243734400', '1962-04-12T00:00:00.000Z'],
    ['1613657797.5', '2021-02-18T14:16:37.500Z'],
  ])('written %s is %s', (written, iso) => {
    expect(readTimestamp(written)).toEqual({ value: Date.parse(iso) });
  });

  it.each([45321, 45321.5, 20260101, '20260101', 0, 1e15, 1.5e300])('the number %s is none', (number) => {
    expect(readTimestamp(number)).toHaveProperty('expected');
  });

  it.each([
    'yesterday',
    '2021-02-30',
    '2021-13-01',
    '2021-02-18 25:00:00',
    '18.02.2021',
    '2021-02-18-08',
    '2021-02-18T10:00+99:00',
    '',
  ])('written %j is none', (written) => {
    expect(readTimestamp(written)).toHaveProperty('expected');
  });

  it('that exists is read back from its ISO form', () => {
    const times = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (date) => {
        expect(readTimestamp(date.toISOString())).toEqual({ value: date.getTime() });
      }),
      { seed: 3 },
    );
  });
});

describe('an amount in major units', () => {
  it.each([
    ['12.50', 'EUR', 1250],
    ['-3', 'EUR', -300],
    ['0.1', 'USD', 10],
    ['1500', 'JPY', 1500],
    ['1500.00', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['1234.50', 'HUF', 123450],
    ['1200', 'COP', 120000],
    ['0.125', 'IQD', 125],
    ['8.0E7', 'USD', 8000000000],
    ['9.921320612E7', 'USD', 9921320612],
    ['-1.25e+1', 'USD', -1250],
    ['90071992547409.91', 'USD', 9007199254740991],
  ])('of %s %s is %d minor units', (written, currency, minor) => {
    expect(readMajorUnits(written, currency)).toEqual({ value: minor });
  });

  it.each([
    ['12.505', 'EUR'],
    ['0.5', 'JPY'],
    ['1,250.00', 'USD'],
    ['ten', 'USD'],
    ['8.0E99', 'USD'],
    ['1.2345678901E7', 'USD'],
    ['90071992547409.92', 'USD'],
  ])('of %s %s is refused', (written, currency) => {
    expect(readMajorUnits(written, currency)).toHaveProperty('expected');
  });
});

describe('a day', () => {
  it.each([
    '1985-03-12',
    '1985-03-12 00:00:00',
    '1985-03-12T00:00:00+01:00',
    '1985-03-12T23:30:00-05:00',
    '1985-03-12+01:00',
    479433600000,
  ])('written %s is that day, whatever day it is in UTC', (written) => {
    expect(readDate(written)).toEqual({ value: '1985-03-12' });
  });
});

describe('other cells', () => {
  it('accept what a connector writes', () => {
    expect(readInteger('5')).toEqual({ value: 5 });
    expect(readInteger('5.0')).toEqual({ value: 5 });
    expect(readInteger('1.25E7')).toEqual({ value: 12500000 });
    expect(readBoolean('FALSE')).toEqual({ value: false });
    for (const yes of ['Yes', 'Ja', 'OUI', 'Sí', 'wahr']) expect(readBoolean(yes)).toEqual({ value: true });
    for (const no of ['No', 'Nein', 'Non', 'Nee', 'não']) expect(readBoolean(no)).toEqual({ value: false });
    expect(readCurrency('usd')).toEqual({ value: 'USD' });
    expect(readDate('2021-02-18 14:16:37')).toEqual({ value: '2021-02-18' });
  });

  it('refuse what is none, with what was expected', () => {
    expect(readInteger('5.5')).toEqual({ expected: 'a whole number' });
    expect(readInteger('5.05E1')).toEqual({ expected: 'a whole number' });
    expect(readInteger('-1', 0)).toEqual({ expected: 'a whole number of at least 0' });
    expect(readInteger('8', 0, 7)).toEqual({ expected: 'a whole number of at most 7' });
    expect(readTimestamp(-1e300)).toHaveProperty('expected');
    expect(readBoolean('maybe')).toEqual({ expected: 'true or false' });
    expect(readCurrency('XQX')).toEqual({ expected: 'an ISO 4217 currency code such as EUR' });
    expect(readDate('soon')).toEqual({ expected: 'a day as YYYY-MM-DD' });
  });
});
