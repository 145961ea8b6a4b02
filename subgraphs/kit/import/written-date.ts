import { monthCalled } from './month-names.ts';

export type DateOrder = 'day-first' | 'month-first';

/** Of two-digit years, the last that is in this century: nobody was born later. */
const lastShortYear = 26;
const [firstYear, lastYear] = [1000, 2100];
/** Thailand counts the years from the Buddha's death, by so many more. */
const [firstBuddhistYear, lastBuddhistYear, buddhistYears] = [2400, 2600, 543];
/** The year before the first one of each era by which Japan counts. */
const eras: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };

const numeric = /^(\d{1,2})[-/. ]\s?(\d{1,2})[-/. ]\s?(\d{4}|\d{2})$/;
const dayMonthYear =
  /^(?:(\d{1,2})(?:st|nd|rd|th|er)?[-\s.]*(?:(?:of|de)\s+)?)?([\p{L}\p{M}]{3,15})\.?[-\s,]*(?:del?\s+)?(\d{4}|\d{2})$/iu;
const monthDayYear = /^([\p{L}\p{M}]{3,15})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?[-\s,]+(\d{4}|\d{2})$/iu;
const yearMonthDay = /^(\d{4})[-\s.]+([\p{L}\p{M}]{3,15})\.?[-\s]+(\d{1,2})\.?$/iu;
/** Databases tell a time with every date, and programs write `7/25/1984, 12:00:00 AM`. */
const time = /(?:T|,?\s)\d{1,2}:\d{2}.*$/s;
/** `Thu Jul 12 1984`, as programs write it too. */
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+/i;
const compact = /^\d{8}$/;
/** Of a day, two separators and a slip. */
const mostSigns = 11;
const slippedInTheDay = /^(\d{4})[-/.][a-z\d]{1,3}[-/.][a-z\d]{1,3}$/i;
/** All of it, or of an era. */
const saysYear = /\d{4}|[년年]/;
/** In brackets is what somebody concluded. */
const approximate =
  /^(?=\D)[[(]?(?:c\.|ca\.?|c|circa|about|around|abt\.?|approx\.?|est\.?|calc?\.?|um|etwa|vers|env\.?|hacia|ок\.?|около|~)?\s*(?=\d)|\s*[?\])]+$/gi;
/** `1949 г.` */
const wordForYear = /(?<=\d{4})\s?(?:г|р|r|года?|року)\.?$/u;
const eastAsian =
  /^(?:(\p{Script=Han}{2})\s?(\d{1,2}|元)|(\d{4}))\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?$/u;

/** Whether a column writes the day or the month first: what most of the values that leave no doubt do. */
export function dateOrderOf(values: Iterable<string>): DateOrder {
  let balance = 0;
  for (const value of values) {
    const [first, second] = dayAndMonthIn(withoutTime(value));
    if (Number(first) > 12 && Number(second) <= 12) balance += 1;
    if (Number(second) > 12 && Number(first) <= 12) balance -= 1;
  }
  return balance < 0 ? 'month-first' : 'day-first';
}

/** The two, in the order in which they are written; none where the year comes first. */
function dayAndMonthIn(text: string): string[] {
  if (compact.test(text)) return isDay(readYearFirst(text)) ? [] : [text.slice(0, 2), text.slice(2, 4)];
  return numeric.exec(text)?.slice(1, 3) ?? [];
}

/**
 * A date as `YYYY-MM-DD`, or as much of it as the text says: `YYYY-MM` or `YYYY`. Of an approximate date the year is kept. Null
 * where not even the year can be told.
 */
export function readWrittenDate(text: string, order: DateOrder): string | null {
  const written = withoutTime(text);
  const exact = written.replace(approximate, '');
  const date = readExactDate(exact, order);
  return date !== null && exact !== written ? date.slice(0, 4) : date;
}

/** A day of which only one can be meant, as `YYYY-MM-DD`; null of `03/04/1984`, of `84` for a year, and of what is no day. */
export function readWrittenDay(text: string): string | null {
  const [day, other] = [readWrittenDate(text, 'day-first'), readWrittenDate(text, 'month-first')];
  return day === other && isDay(day) && saysYear.test(text) ? day : null;
}

function withoutTime(text: string): string {
  return text.normalize('NFKC').trim().replace(time, '').replace(weekday, '').replace(wordForYear, '');
}

function readExactDate(text: string, order: DateOrder): string | null {
  const yearFirst = /^(\d{4})[-/. ]\s?(\d{1,2})(?:[-/. ]\s?(\d{1,2}))?\.?$/.exec(text);
  if (yearFirst) return dateOf(yearFirst[1], Number(yearFirst[2]), Number(yearFirst[3] ?? 0));
  if (compact.test(text)) return readCompact(text, order);
  const yearLast = numeric.exec(text);
  if (yearLast) return readYearLast(Number(yearLast[1]), Number(yearLast[2]), yearLast[3], order);
  const monthAndYear = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (monthAndYear) return dateOf(monthAndYear[2], Number(monthAndYear[1]), 0);
  if (/^\d{4}$/.test(text)) return dateOf(text, 0, 0);
  return readMonthName(text) ?? readEastAsian(text) ?? readSlip(text, order);
}

/**
 * `1980-0513`, `198O-05-13`, `x1980-05-13`: a sign that is left out, letters that look like digits, and one sign too many. Of
 * `1980-0q-13` the year is left.
 */
function readSlip(text: string, order: DateOrder): string | null {
  if (text.length > mostSigns) return null;
  const digits = text.replace(/o/gi, '0').replace(/[il|]/gi, '1');
  for (const signs of [digits, text]) {
    const together = signs.replace(/\D/g, '');
    const day = compact.test(together) ? readCompact(together, order) : null;
    if (isDay(day)) return day;
  }
  const [, year] = slippedInTheDay.exec(text) ?? [];
  return year === undefined ? null : dateOf(year, 0, 0);
}

/** `1980年5月13日`, `1980년 5월 13일`, and by the era `昭和55年5月13日`. */
function readEastAsian(text: string): string | null {
  const [, era, ofEra, year, month, day = '0'] = eastAsian.exec(text) ?? [];
  if (month === undefined) return null;
  const before = era === undefined ? undefined : eras[era];
  if (era !== undefined && before === undefined) return null;
  const written = before === undefined ? year : String(before + (ofEra === '元' ? 1 : Number(ofEra)));
  return dateOf(written, Number(month), Number(day));
}

/** `19800513`, or `05131980` where that makes a date and the year in front does not. */
function readCompact(text: string, order: DateOrder): string | null {
  const yearFirst = readYearFirst(text);
  if (isDay(yearFirst)) return yearFirst;
  const yearLast = readYearLast(Number(text.slice(0, 2)), Number(text.slice(2, 4)), text.slice(4), order);
  return isDay(yearLast) ? yearLast : yearFirst;
}

function readYearFirst(text: string): string | null {
  return dateOf(text.slice(0, 4), Number(text.slice(4, 6)), Number(text.slice(6)));
}

/** Whether there is a day of this date. */
function isDay(date: string | null): boolean {
  const [year = 0, month = 0, day = 0] = date?.split('-').map(Number) ?? [];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The column's order, unless only the other one makes a date. */
function readYearLast(first: number, second: number, year: string | undefined, order: DateOrder): string | null {
  const dayFirst = first > 12 === second > 12 ? order === 'day-first' : first > 12;
  return dayFirst ? dateOf(year, second, first) : dateOf(year, first, second);
}

/** `13 May 1980`, `13MAY1980`, `13th of May, 1980`, `24-May-11`, `13 de mayo de 1980`, `May 13, 1980`, `1980. május 13.`, `May 1980`. */
function readMonthName(text: string): string | null {
  const dayFirst = dayMonthYear.exec(text);
  if (dayFirst) return dateWithMonthName(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = monthDayYear.exec(text);
  if (monthFirst) return dateWithMonthName(monthFirst[3], monthFirst[1], monthFirst[2]);
  const yearFirst = yearMonthDay.exec(text);
  return yearFirst ? dateWithMonthName(yearFirst[1], yearFirst[2], yearFirst[3]) : null;
}

function dateWithMonthName(year: string | undefined, name = '', day = '0'): string | null {
  const month = monthCalled(name);
  return month === null ? null : dateOf(year, month, Number(day));
}

/**
 * Of a month or day, 0 and 99 stand for unknown. Others that cannot be are a slip more likely than unknown: they are kept, since
 * a slip is recognised by the digits beside it.
 */
function dateOf(writtenYear: string | undefined, month: number, day: number): string | null {
  const year = fullYear(writtenYear ?? '');
  if (year < firstYear || year > lastYear) return null;
  if (month === 0 || month === 99) return String(year);
  if (day > 0 && day < 99) return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return month > 12 ? String(year) : `${year}-${twoDigits(month)}`;
}

function fullYear(written: string): number {
  const year = Number(written);
  if (year >= firstBuddhistYear && year <= lastBuddhistYear) return year - buddhistYears;
  if (written.length === 4) return year;
  return year <= lastShortYear ? 2000 + year : 1900 + year;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
