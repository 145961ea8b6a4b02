import type { Random } from '../../../sample-world/random.ts';

/** `YYYY-MM-DD` */
export function birthDateIn(year: number, random: Random): string {
  return new Date(Date.UTC(year, 0, random.between(1, 365))).toISOString().slice(0, 10);
}

export function yearsOff(date: string, random: Random): string {
  const years = random.pick([-2, -1, -1, 1, 1, 2]);
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

/** `1984-03-11` becomes `1984-11-03` where that is a date. */
export function dayAndMonthSwapped(date: string): string {
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
}

/** One digit of the year, the month or the day is another, and it still is a date. */
export function digitSlip(date: string, random: Random): string {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const at = random.pick([2, 3, 3, 5, 6, 8, 9, 9]);
    const changed = date.slice(0, at) + random.between(0, 9) + date.slice(at + 1);
    const real = new Date(`${changed}T00:00:00Z`);
    if (changed !== date && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(changed)) return changed;
  }
  return date;
}
