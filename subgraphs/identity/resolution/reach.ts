import type { Revision } from './changes.ts';
import { identifierType } from './identifier.ts';
import { type LinkPolicy, mostHoldersOf } from './policy.ts';
import type { PartyRecord } from './record.ts';
import type { SharedIdentifier } from './state.ts';
import type { Witness } from './witness.ts';

/** Identifiers whose links a batch may change, and how many holders of each have to be known to tell. */
export interface Reach {
  identifiers: string[];
  mostHolders: number;
}

/**
 * What a batch of revisions can reach. An identifier that loses holders may come back under its limit, so as many more
 * than the limit have to be known as it loses; of the others one more is enough to know that there are too many.
 */
export function reachOf(revisions: readonly Revision[], policy: LinkPolicy): Reach {
  const lost = new Map<string, number>();
  for (const revision of revisions) {
    for (const identifier of affectedBy(revision)) {
      if (mostHoldersOf(policy, identifierType(identifier)) === 0) continue;
      const loses = revision.before?.identifiers.includes(identifier) ? 1 : 0;
      lost.set(identifier, (lost.get(identifier) ?? 0) + loses);
    }
  }
  const limits = Object.values(policy.rules).map((rule) => rule.mostHolders);
  return { identifiers: [...lost.keys()], mostHolders: Math.max(...limits) + 1 + Math.max(0, ...lost.values()) };
}

function affectedBy({ before, after }: Revision): string[] {
  const held = before?.identifiers ?? [];
  const holds = after?.identifiers ?? [];
  if (before === null || after === null || !sameWitness(before.record, after.record)) return [...held, ...holds];
  return [...held.filter((each) => !holds.includes(each)), ...holds.filter((each) => !held.includes(each))];
}

function sameWitness(a: PartyRecord, b: PartyRecord): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.givenName === b.givenName &&
    a.familyName === b.familyName &&
    a.birthDate === b.birthDate &&
    a.emails.join() === b.emails.join()
  );
}

/** An identifier's holders after the batch. */
export interface HoldersNow {
  identifier: string;
  holders: Witness[];
}

export interface Reached {
  identifiers: HoldersNow[];
  /** Everyone whose links may change. */
  customerIds: string[];
}

/** Who holds the reached identifiers now, and which customers hang on them: before, after, or in between. */
export function reached(
  revisions: readonly Revision[],
  { identifiers }: Reach,
  shared: readonly SharedIdentifier[],
  policy: LinkPolicy,
): Reached {
  const revised = new Set(revisions.map(({ key }) => key));
  const before = new Map(shared.map(({ identifier, holders }) => [identifier, holders]));
  const joining = new Map<string, Witness[]>(identifiers.map((identifier) => [identifier, []]));
  for (const { after } of revisions) {
    if (after === null) continue;
    for (const identifier of after.identifiers) joining.get(identifier)?.push(after.record);
  }
  const customerIds = new Set(revisions.flatMap((revision) => revision.before?.customerId ?? []));
  const now = identifiers.map((identifier) => {
    const held = before.get(identifier) ?? [];
    const staying = held.filter(({ key }) => !revised.has(key));
    const holders = [...staying, ...(joining.get(identifier) ?? [])];
    const limit = mostHoldersOf(policy, identifierType(identifier));
    const hadPower = held.length <= limit;
    const hasPower = holders.length <= limit;
    if (hadPower || hasPower) for (const holder of held) customerIds.add(holder.customerId);
    return { identifier, holders: hasPower ? holders : [] };
  });
  return { identifiers: now, customerIds: [...customerIds] };
}
