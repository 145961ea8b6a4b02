import { constants, setPriority } from 'node:os';

/** Between the usual priority and BELOW_NORMAL: gets a quarter of a core that somebody else would like whole. */
const priorityOfLinking = 5;

/** For what nobody waits for: whoever answers requests goes first on a machine that is busy. */
export function giveWay(): void {
  takePriority(constants.priority.PRIORITY_LOW);
}

/** For linking, which gives way to requests as well, and must still answer stewards in time where others keep the cores busy. */
export function giveWayALittle(): void {
  takePriority(priorityOfLinking);
}

/** Elsewhere than on Linux a priority is of the whole process, so it stays as it is there. */
function takePriority(priority: number): void {
  if (process.platform === 'linux') setPriority(priority);
}
