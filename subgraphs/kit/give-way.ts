import { constants, setPriority } from 'node:os';

/**
 * Lets whoever answers requests go first on a machine that is busy. Elsewhere than on Linux a priority is of the whole process,
 * so it stays as it is there.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
