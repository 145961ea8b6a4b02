export const versionMeaning =
  'Of two versions the larger is the newer. Given as `expectedVersion`, the newest that you saw of what you decide about, a ' +
  'decision is refused when any of it changed since.';
