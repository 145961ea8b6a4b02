import { type Link, linksThrough, pairOf, weigh } from './link.ts';
import type { LinkPolicy } from './policy.ts';
import type { HoldersNow } from './reach.ts';
import type { CustomerState } from './state.ts';

export interface Relinked {
  /** All links among the touched records. */
  links: Link[];
  changed: Link[];
  removed: { low: string; high: string }[];
}

/**
 * The links of the touched customers after a batch: what reached identifiers say now replaces what they said, the rest
 * stays. Whatever an identifier links depends on its present holders alone, so the order of arrival leaves no trace.
 */
export function relink(
  customers: readonly CustomerState[],
  reached: readonly HoldersNow[],
  present: ReadonlySet<string>,
  policy: LinkPolicy,
): Relinked {
  const before = new Map(customers.flatMap(({ links }) => links.map((link) => [pairKey(link), link] as const)));
  const renewed = new Set(reached.map(({ identifier }) => identifier));
  const evidence = new Map<string, { low: string; high: string; identifiers: string[] }>();
  for (const [key, { low, high, evidence: identifiers }] of before) {
    const kept = identifiers.filter((identifier) => !renewed.has(identifier));
    if (present.has(low) && present.has(high)) evidence.set(key, { low, high, identifiers: kept });
  }
  for (const { identifier, holders } of reached) {
    for (const [a, b] of linksThrough(identifier, holders, policy)) {
      const pair = pairOf(a, b);
      const known = evidence.get(pairKey(pair));
      if (known) known.identifiers.push(identifier);
      else evidence.set(pairKey(pair), { ...pair, identifiers: [identifier] });
    }
  }

  const links = new Map<string, Link>();
  for (const [key, { low, high, identifiers }] of evidence) {
    if (identifiers.length === 0) continue;
    const sorted = identifiers.sort();
    links.set(key, { low, high, evidence: sorted, weight: weigh(sorted, policy), model: policy.model });
  }
  return {
    links: [...links.values()],
    changed: [...links].filter(([key, link]) => !sameLink(before.get(key), link)).map(([, link]) => link),
    removed: [...before].filter(([key]) => !links.has(key)).map(([, { low, high }]) => ({ low, high })),
  };
}

function pairKey({ low, high }: { low: string; high: string }): string {
  return `${low} ${high}`;
}

function sameLink(a: Link | undefined, b: Link): boolean {
  return (
    a?.model === b.model &&
    a.evidence.length === b.evidence.length &&
    a.evidence.every((each, i) => each === b.evidence[i])
  );
}
