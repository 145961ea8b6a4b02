import type { ChangedRecord, Revision, Revisions } from '../resolution/changes.ts';
import type { Effects } from '../resolution/effects.ts';
import type { Regrouping } from '../resolution/engine/regrouping.ts';
import type { LinkingRules } from '../resolution/engine/rules.ts';
import type { Survivorship } from '../resolution/golden/survivorship.ts';
import { prepare } from '../resolution/prepare.ts';
import { resolve } from '../resolution/resolve.ts';
import type { IdentityTransaction } from '../store/identity-transaction.ts';
import { linked, type Memory, newStamp } from './memory.ts';

/** What a resolver works by. */
export interface Working {
  rules: LinkingRules;
  survivorship: Survivorship;
  actor: string;
  now: () => number;
  newCustomerId: () => string;
  recordsPerPart: number;
}

const noAliases: Revisions['aliases'] = { put: [], remove: [] };
export const nothingRevised: Revisions = { revisions: [], aliases: noAliases };

/** Takes changed records in; while one part of them is written the next one is worked out. */
export async function takeIn(
  transaction: IdentityTransaction,
  memory: Memory,
  { changed, aliases }: { changed: readonly ChangedRecord[]; aliases: Revisions['aliases'] },
  working: Working,
): Promise<void> {
  const { recordsPerPart } = working;
  let written: Promise<void> = Promise.resolve();
  let [begin, left] = [0, aliases];
  do {
    const revisions = read(changed.slice(begin, begin + recordsPerPart), memory, working);
    const put = revisions.flatMap((revision) => revision.after?.entry ?? []);
    const remove = revisions.flatMap((revision) => (revision.after === null ? [revision.key] : []));
    const effects = effectsOf(memory, { revisions, aliases: left }, memory.engine.apply({ put, remove }), working);
    await written;
    written = transaction.write(effects);
    // Nobody asks how it went before the next part is worked out.
    written.catch(() => {});
    begin += recordsPerPart;
    left = noAliases;
  } while (begin < changed.length);
  await written;
}

function read(changed: readonly ChangedRecord[], memory: Memory, { rules }: Working): Revision[] {
  return changed.map(({ key, before, after }) => {
    if (after === null) return { key, before, after };
    if (!before) memory.sequence += 1;
    const { record, formerKeys } = after;
    const firstSeen = before?.firstSeen ?? memory.sequence;
    return { key, before, after: prepare(record, formerKeys, firstSeen, linked(record, rules)) };
  });
}

/** What a regrouping changes in the store; memory's numbers go on. */
export function effectsOf(
  memory: Memory,
  revised: Revisions,
  regrouping: Regrouping,
  { actor, now, newCustomerId, survivorship }: Working,
): Effects {
  const { engine, homes, sequence } = memory;
  const { effects } = resolve(
    { ...revised, regrouping, population: engine.population, homes },
    { sequence, stamp: newStamp(), newCustomerId, now: now(), actor, survivorship },
  );
  memory.sequence = effects.sequence;
  memory.stamp = effects.stamp;
  return effects;
}
