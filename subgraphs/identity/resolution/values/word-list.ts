/** Reads a table of words that are separated by commas and line ends. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[,\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
}
