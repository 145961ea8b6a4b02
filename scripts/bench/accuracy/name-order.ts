import { isGivenName } from '../../../subgraphs/identity/resolution/values/given-name.ts';
import { latinNames } from '../../../subgraphs/identity/resolution/values/text.ts';

/** Of fewer names that tell anything chance would decide. */
const fewestTelling = 20;
const farMore = 4;

/** Whether a column of whole names writes the family name in front, as `SMITH JOHN H`: what next to all that leave no doubt do. */
export function isFamilyNameFirst(names: Iterable<string>): boolean {
  let [inFront, behind] = [0, 0];
  for (const name of names) {
    const [first, second] = latinNames(name).map(isGivenName);
    if (first === second || second === undefined || name.includes(',')) continue;
    if (second) inFront += 1;
    else behind += 1;
  }
  return inFront >= fewestTelling && inFront > farMore * behind;
}

/** `SMITH, JOHN H`; a name that has a comma keeps it where it is. */
export function withFamilyNameParted(name: string): string {
  return name.includes(',') ? name : name.trim().replace(/\s+/, ', ');
}
