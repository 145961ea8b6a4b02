/**
 * Whether Neo4j answers: at first once it has planned what requests read most, for which it takes longer than a gateway waits, and from
 * then on as soon as it has answered anything. While a graph grows it plans what it is asked anew, again and again; that is done here for the
 * requests to come as ever, and is nothing to turn requests away for.
 *
 * @param plan reads what requests read most
 * @param answer reads something that takes no time
 */
export function readiness(plan: () => Promise<void>, answer: () => Promise<void>): () => Promise<void> {
  let planning: Promise<void> | undefined;
  let hasPlanned = false;
  const mayHaveForgotten = (error: unknown): never => {
    hasPlanned = false;
    throw error;
  };
  const planOnce = (): Promise<void> => {
    planning ??= plan()
      .then(() => {
        hasPlanned = true;
      }, mayHaveForgotten)
      .finally(() => {
        planning = undefined;
      });
    return planning;
  };
  return async () => {
    const planned = planOnce();
    if (!hasPlanned) return planned;
    planned.catch(() => {});
    await answer().catch(mayHaveForgotten);
  };
}
