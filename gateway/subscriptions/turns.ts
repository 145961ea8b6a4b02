/**
 * Gives everybody who asks a turn of the event loop of their own, in the order in which they ask, so that what others send is
 * read between.
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const give = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(give);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(give);
      waiting.push(resolve);
    });
}
