/** FNV-1a over a text, from a seed or from what was mixed before; to be finished. */
export function mixText(seed: number, text: string): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

/** MurmurHash3's finaliser: a change in any bit changes half of all 32. */
export function finish(mixed: number): number {
  let value = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}

/** A 32-bit hash, signed. */
export function hashOf(text: string): number {
  return finish(mixText(0x811c9dc5, text));
}
