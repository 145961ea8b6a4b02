/** A shorter text Node encodes where it writes it; for a longer one it takes three times its length in memory first. */
const longText = 16 * 1024;

/** What is sent to say a text: the text, or its bytes where it is long. */
export function textToSend(text: string): string | Buffer {
  return text.length > longText ? Buffer.from(text) : text;
}
