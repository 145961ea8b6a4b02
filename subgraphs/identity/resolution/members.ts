import type { Revision } from './changes.ts';
import { fullName } from './display-name.ts';
import type { CustomerState, Member } from './state.ts';

/** The records of the touched customers after the batch, the first seen first. */
export function presentMembers(
  customers: readonly CustomerState[],
  revisions: readonly Revision[],
  nextNumber: () => number,
): Member[] {
  const members = new Map(
    customers.flatMap((customer) => customer.members.map((member) => [member.key, member] as const)),
  );
  for (const { key, before, after } of revisions) {
    if (after === null) members.delete(key);
    else {
      const { kind, updatedAt } = after.record;
      const firstSeen = before?.firstSeen ?? nextNumber();
      members.set(key, { key, kind, name: fullName(after.record), updatedAt, firstSeen });
    }
  }
  return [...members.values()].sort((a, b) => a.firstSeen - b.firstSeen);
}
