/** Some editors begin a file with a mark that nobody sees and that JSON does not allow. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
