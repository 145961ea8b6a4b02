const patronymic = /(?:[aeio]v[iy]ch|[eio]vna|ivna|ichna|[lmt][iy]ch)$/;

/** Whether a word looks like the father's name that follows a given name in Russia and beside it: `ivanovich`, `ivanovna`. Family names may look so too. */
export function isPatronymic(word: string): boolean {
  return patronymic.test(word);
}
