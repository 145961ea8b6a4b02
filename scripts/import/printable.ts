/** What a file calls itself, its columns or its tables may hold what a terminal takes as commands: that is shown as it would be written in JSON. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return `\\u${code.padStart(4, '0')}`;
  });
}
