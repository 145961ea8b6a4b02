const longestCounted = 255;
const rows = [0, 1, 2].map(() => new Uint16Array(longestCounted + 1));

/**
 * Edits (insert, delete, replace, swap two neighbours) that turn one word into the other; stops counting over `most`. Of
 * long texts the first 255 characters count.
 */
export function editDistance(longA: string, longB: string, most: number): number {
  if (longA === longB) return 0;
  if (Math.abs(longA.length - longB.length) > most) return most + 1;
  const a = longA.slice(0, longestCounted);
  const b = longB.slice(0, longestCounted);
  let [beforeLast, last, row] = rows;
  if (!beforeLast || !last || !row) return most + 1;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    row[from - 1] = from === 1 ? i : most + 1;
    let least = row[from - 1] ?? 0;
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let edits = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
      if (j > 1 && i > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      edits = Math.min(edits, (row[j - 1] ?? 0) + 1, j < i + most ? (last[j] ?? 0) + 1 : edits);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(most + 1, last[b.length] ?? 0);
}

/** Whether two words are one word with a slip of the finger: one in short words, two in long ones. */
export function isTypoOf(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return a === b;
  const allowed = shorter < 8 ? 1 : 2;
  return a === b || (lettersApart(a, b) <= 2 * allowed && editDistance(a, b, allowed) <= allowed);
}

const mostOfPrefix = 0.4;

/** What the similarity can reach by the letters (as bits) that both have, whatever their order. */
export function jaroWinklerAtMost(a: string, lettersOfA: number, b: string, lettersOfB: number): number {
  return likenessAtMost(a.length, lettersOfA, b.length, lettersOfB, a.charCodeAt(0) === b.charCodeAt(0));
}

/** The same of words of which only the number of letters, the letters themselves and the first one are known. */
export function likenessAtMost(
  length: number,
  letters: number,
  otherLength: number,
  otherLetters: number,
  isSameFirst: boolean,
): number {
  const matches = Math.min(
    length - lettersIn(letters & ~otherLetters),
    otherLength - lettersIn(otherLetters & ~letters),
  );
  if (matches <= 0) return 0;
  const jaro = (matches / length + matches / otherLength + 1) / 3;
  return isSameFirst ? jaro + mostOfPrefix * (1 - jaro) : jaro;
}

/** Whether the similarity is `bar` at least; most pairs are told from their letters. */
export function isAlike(a: string, b: string, bar: number): boolean {
  return jaroWinklerAtMost(a, lettersOf(a), b, lettersOf(b)) >= bar && jaroWinkler(a, b) >= bar;
}

/** How many letters only one of the words has: an edit changes two at most, and this costs far less than counting edits. */
export function lettersApart(a: string, b: string): number {
  return lettersIn(lettersOf(a) ^ lettersOf(b));
}

/** How many letters these bits are. */
export function lettersIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A bit for each letter of the alphabet; letters of other scripts share them. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

const shortestOfTwo = 2;
const matchedInA = new Uint8Array(256);
const matchedInB = new Uint8Array(256);

/**
 * Jaro–Winkler similarity (Winkler 1990), 0 to 1; of long texts the first 256 characters count. Which letters match depends
 * on whose turn comes first, so that is fixed: the shorter one's.
 */
export function jaroWinkler(one: string, other: string): number {
  const isInOrder = one.length < other.length || (one.length === other.length && one <= other);
  const a = (isInOrder ? one : other).slice(0, 256);
  const b = (isInOrder ? other : one).slice(0, 256);
  if (a === b) return 1;
  if (a.length < shortestOfTwo || b.length < shortestOfTwo) return 0;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  matchedInA.fill(0, 0, a.length);
  matchedInB.fill(0, 0, b.length);
  let matches = 0;
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (matchedInB[j] === 1 || b.charCodeAt(j) !== letter) continue;
      matchedInA[i] = 1;
      matchedInB[j] = 1;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  const swaps = swappedAmongMatched(a, b) / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - swaps) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function swappedAmongMatched(a: string, b: string): number {
  let swapped = 0;
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    if (matchedInA[i] === 0) continue;
    while (matchedInB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) swapped += 1;
    j += 1;
  }
  return swapped;
}

export function isOneEdit(a: string, b: string): boolean {
  return lettersApart(a, b) <= 2 && editDistance(a, b, 1) <= 1;
}
