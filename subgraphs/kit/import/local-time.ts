import type { DateOrder } from './written-date.ts';

/** `30.11.2026`, `30/11/2026 14:05`, `11/30/2026, 2:05:00 PM` */
const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\.?)?)?$/i;

/** A time whose day or month is in front as it is read everywhere else, `2026-11-30 14:05:00`; any other text as it is. */
export function withYearFirst(text: string, order: DateOrder): string {
  const match = local.exec(text.trim());
  if (!match) return text;
  const [, first = '', , second = '', year, hour, minute = '00', seconds = '00', half] = match;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return hour === undefined ? date : `${date} ${hourOfDay(hour, half)}:${minute}:${seconds}`;
}

/** 25 where a clock of twelve hours shows no such hour, which no day has. */
function hourOfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour;
  const shown = Number(hour);
  if (shown < 1 || shown > 12) return '25';
  return String((shown % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
}
