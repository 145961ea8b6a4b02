import { describe, expect, it } from 'vitest';
import { CalendarDate, CurrencyCode, DateTime, SafeInt } from './scalars.ts';

describe('a scalar from outside', () => {
  it.each([
    ['2026-11-22T08:30:00Z', Date.UTC(2026, 10, 22, 8, 30)],
    ['2026-11-22T08:30:00.5+01:00', Date.UTC(2026, 10, 22, 7, 30, 0, 500)],
  ])('DateTime %s is read', (text, time) => {
    expect(DateTime.parseValue(text)).toBe(time);
  });

  it.each([
    [DateTime, '2026-02-30T00:00:00Z', 'DateTime must be an ISO 8601 time with offset'],
    [DateTime, '2026-11-22', 'DateTime must be an ISO 8601 time with offset'],
    [DateTime, 5, 'DateTime must be an ISO 8601 time with offset'],
    [CalendarDate, '2026-02-30', 'Date must be a day as YYYY-MM-DD'],
    [CurrencyCode, 'eur', 'CurrencyCode must be three capital letters'],
    [SafeInt, 2 ** 53, 'SafeInt must be a whole number'],
    [SafeInt, 1.5, 'SafeInt must be a whole number'],
  ])('%s refuses %s and says what it must be', (scalar, value, message) => {
    expect(() => scalar.parseValue(value)).toThrow(message);
  });
});
