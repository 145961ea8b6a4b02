import type { Logger } from 'pino';

export interface WatchedCircuit {
  subgraph: string;
  logger: Logger;
  /** How many calls it has refused since the start. */
  refused: () => number;
}

/** Says once that a circuit opens and once that it closes: a line for each call refused meanwhile would say no more. */
export function circuitLog({ subgraph, logger, refused }: WatchedCircuit): (isOpen: boolean) => void {
  let openedAt = 0;
  let refusedBefore = 0;
  return (isOpen) => {
    if (isOpen) {
      openedAt = performance.now();
      refusedBefore = refused();
      logger.error({ subgraph }, `${subgraph} fails too often: its circuit opened, and calls to it are refused`);
      return;
    }
    const seconds = Math.round((performance.now() - openedAt) / 10) / 100;
    logger.warn({ subgraph, seconds, refused: refused() - refusedBefore }, `${subgraph} answers: its circuit closed`);
  };
}
