/** Without Croatian, whose October is the November of Czech and Polish. */
const languages = 'bg ca cs da de el es et fi fr he hu id is it lt lv nb nl pl pt ro ru sk sl sv th tr uk'.split(' ');
const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const nobody = 0;

/** Made when it is first asked for, which takes a tenth of a second. */
let months: ReadonlyMap<string, number> | null = null;

/** The number of a month by its name in English, of which the first three letters tell, or in another language; null of no month. */
export function monthCalled(name: string): number | null {
  months ??= monthsByName();
  const plain = plainName(name);
  return months.get(plain) || english.indexOf(plain.slice(0, 3)) + 1 || null;
}

/** Of each name, as a date has it, alone and shortened; 0 of one that languages give to different months. */
function monthsByName(): Map<string, number> {
  const known = new Map<string, number>();
  for (const language of languages) {
    for (const form of [{ month: 'long', day: 'numeric' }, { month: 'long' }, { month: 'short' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...form, calendar: 'gregory', timeZone: 'UTC' });
      for (let month = 1; month <= english.length; month++) {
        const parts = format.formatToParts(Date.UTC(2001, month - 1, 1));
        const name = plainName(parts.find(({ type }) => type === 'month')?.value ?? '');
        known.set(name, (known.get(name) ?? month) === month ? month : nobody);
      }
    }
  }
  return known;
}

/** In small letters without accents. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}.׳']/gu, '')
    .replaceAll('ı', 'i');
}
