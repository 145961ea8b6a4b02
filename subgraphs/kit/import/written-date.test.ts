import { describe, expect, it } from 'vitest';
import { dateOrderOf, readWrittenDate, readWrittenDay } from './written-date.ts';

describe('reading a date', () => {
  it.each([
    ['1980-05-13', '1980-05-13'],
    ['1980-5-3', '1980-05-03'],
    ['1980-05-13T00:00:00Z', '1980-05-13'],
    ['1980-05-13 12:30:00', '1980-05-13'],
    ['1980/05/13', '1980-05-13'],
    ['19800513', '1980-05-13'],
    ['13051980', '1980-05-13'],
    ['05131980', '1980-05-13'],
    ['13/05/1980', '1980-05-13'],
    ['13.5.1980', '1980-05-13'],
    ['13. 5. 1980', '1980-05-13'],
    ['5/13/1980 0:00:00', '1980-05-13'],
    ['13.05.1980 12:00:00 AM', '1980-05-13'],
    ['5/13/1980, 12:00:00 AM', '1980-05-13'],
    ['Tue May 13 1980 00:00:00 GMT+0200 (CEST)', '1980-05-13'],
    ['Tuesday, 13 May 1980', '1980-05-13'],
    ['13-05-80', '1980-05-13'],
    ['13/5/06', '2006-05-13'],
    ['13 5 1980', '1980-05-13'],
    ['13 May 1980', '1980-05-13'],
    ['13th of May, 1980', '1980-05-13'],
    ['13MAY1980', '1980-05-13'],
    ['24-May-11', '2011-05-24'],
    ['24-Sept-1911', '1911-09-24'],
    ['May 13, 1980', '1980-05-13'],
    ['Mar 1 1970', '1970-03-01'],
    ['May 1980', '1980-05'],
    ['1980-05', '1980-05'],
    ['05/1980', '1980-05'],
    ['1980', '1980'],
    [' 1980 ', '1980'],
    ['13. května 1980', '1980-05-13'],
    ['13. Mai 1980', '1980-05-13'],
    ['1er mai 1980', '1980-05-01'],
    ['6 de diciembre de 1989', '1989-12-06'],
    ['14 Kasım 2003', '2003-11-14'],
    ['27 Ιουλίου 1959', '1959-07-27'],
    ['27 июля 1959 г.', '1959-07-27'],
    ['1949 г.', '1949'],
    ['1997. augusztus 24.', '1997-08-24'],
    ['1997. 08. 24.', '1997-08-24'],
    ['1998年8月16日', '1998-08-16'],
    ['昭和28年11月5日', '1953-11-05'],
    ['令和元年5月', '2019-05'],
    ['1983년 8월 18일', '1983-08-18'],
    ['13/12/2518', '1975-12-13'],
    ['um 1806', '1806'],
    ['c. 1850', '1850'],
    ['ca 1850', '1850'],
    ['circa 1850', '1850'],
    ['about 1850', '1850'],
    ['~1850', '1850'],
    ['CAL 1850', '1850'],
    ['around 1850', '1850'],
    ['[1850]', '1850'],
    ['(1850?)', '1850'],
    ['[c. 1850]', '1850'],
    ['1850?', '1850'],
    ['1850-03-02 ?', '1850'],
    ['c. 13 May 1850', '1850'],
  ])('takes %j as %s', (text, date) => {
    expect(readWrittenDate(text, 'day-first')).toBe(date);
  });

  it.each([
    ['1980-00-00', '1980'],
    ['1980-05-00', '1980-05'],
    ['1980-99-99', '1980'],
    ['19800599', '1980-05'],
    ['00/13/1980', '1980'],
  ])('keeps of %j only what it says: %s', (text, date) => {
    expect(readWrittenDate(text, 'day-first')).toBe(date);
  });

  it.each([
    ['1981-02-29', '1981-02-29'],
    ['1980-13-05', '1980-13-05'],
    ['19804513', '1980-45-13'],
    ['31/04/1980', '1980-04-31'],
    ['14/13/1980', '1980-13-14'],
    ['31 Apr 1980', '1980-04-31'],
  ])('keeps the digits of %j, whose slip they tell', (text, date) => {
    expect(readWrittenDate(text, 'day-first')).toBe(date);
  });

  it.each(['', 'soon', '1850s', 'before 1850', '13/05', '0850-01-01', '13 Foo 1980', '198', '1980-1985', '5'])(
    'cannot tell a date from %j',
    (text) => {
      expect(readWrittenDate(text, 'day-first')).toBeNull();
    },
  );

  it('follows the order of the column where both can be, and the other where only that can', () => {
    expect(readWrittenDate('3/4/1980', 'day-first')).toBe('1980-04-03');
    expect(readWrittenDate('3/4/1980', 'month-first')).toBe('1980-03-04');
    expect(readWrittenDate('20/4/1980', 'month-first')).toBe('1980-04-20');
    expect(readWrittenDate('12042018', 'month-first')).toBe('2018-12-04');
    expect(readWrittenDate('12042018', 'day-first')).toBe('2018-04-12');
    expect(readWrittenDate('4/20/1980', 'day-first')).toBe('1980-04-20');
  });
});

describe('the order of day and month in a column', () => {
  it('is what most of the values without doubt say', () => {
    expect(dateOrderOf(['3/4/1980', '3/31/54', '8/20/91', '20/8/1991'])).toBe('month-first');
    expect(dateOrderOf(['3/4/1980', '31.3.54', '1980-12-31'])).toBe('day-first');
    expect(dateOrderOf(['03041980', '03311954', '20101231', '20101231'])).toBe('month-first');
  });

  it('is day first where no value tells', () => {
    expect(dateOrderOf(['3/4/1980', '1980-12-31', ''])).toBe('day-first');
  });
});

describe('reading a day of which only one can be meant', () => {
  it.each([
    ['1984-03-25', '1984-03-25'],
    ['25.03.1984', '1984-03-25'],
    ['3/25/1984', '1984-03-25'],
    ['4/4/1984', '1984-04-04'],
    ['March 25, 1984', '1984-03-25'],
    ['25 de marzo de 1984', '1984-03-25'],
    ['昭和59年3月25日', '1984-03-25'],
    ['Sun, 25 Mar 1984 00:00:00 GMT', '1984-03-25'],
  ])('takes %j for %s', (text, day) => {
    expect(readWrittenDay(text)).toBe(day);
  });

  it.each([
    '03/04/1984',
    '25.03.84',
    '30.02.1984',
    '13/13/1984',
    'March 1984',
    '1984',
    'ca. 25.03.1984',
    'in spring',
    '',
  ])('takes %j for none', (text) => {
    expect(readWrittenDay(text)).toBeNull();
  });
});
