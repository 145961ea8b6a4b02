/**
 * Text as a database can hold it. PostgreSQL refuses a statement with NUL, and JSON with half of a character, in it; no row has
 * either, so that whoever asks for one by such a text finds none.
 */
export function storableText(text: string): string {
  const wellFormed = text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\ufffd') : wellFormed;
}

/** A list of texts as one parameter of a statement. */
export function jsonList(texts: readonly string[]): string {
  return JSON.stringify(texts.map(storableText));
}
