const longest = 500;

/** GraphQL's own messages quote a whole value that is wrong. The end says what is wrong with it. */
export function shortMessage(message: string): string {
  if (message.length <= longest) return message;
  const half = longest / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}
