export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Where time stands still in the default world, so that the same seed gives the same bytes on any day. */
export const defaultNow = Date.UTC(2026, 10, 16, 9, 30);

/** `2026-11-16 09:30:00`, in UTC, as the connectors write it. */
export function timestamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-11-16`, in UTC. */
export function date(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function addMonths(at: number, months: number): number {
  const moment = new Date(at);
  const dayOfMonth = Math.min(moment.getUTCDate(), 28);
  return Date.UTC(
    moment.getUTCFullYear(),
    moment.getUTCMonth() + months,
    dayOfMonth,
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds(),
  );
}
