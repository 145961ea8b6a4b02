let coming: Promise<void> | undefined;

/**
 * Resolves when all that this turn of the event loop has read is worked on. Answers that are written together wake whoever
 * reads them once: each on its own cost a fifth of the processor time of a request.
 */
export function endOfTurn(): Promise<void> {
  coming ??= new Promise((resolve) => {
    setImmediate(() => {
      coming = undefined;
      resolve();
    });
  });
  return coming;
}
