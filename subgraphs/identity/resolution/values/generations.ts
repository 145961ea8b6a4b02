/** What tells a father from a son of the same name, as it is written, and in one spelling. */
export const generations: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['jnr', 'jr'],
  ['junior', 'jr'],
  ['jun.', 'jr'],
  ['ifj.', 'jr'],
  ['id.', 'sr'],
  ['sr', 'sr'],
  ['snr', 'sr'],
  ['senior', 'sr'],
  ['sen.', 'sr'],
  ['ii', 'ii'],
  ['iii', 'iii'],
  ['iv', 'iv'],
  ['2nd', 'ii'],
  ['3rd', 'iii'],
  ['4th', 'iv'],
]);
