import { noRegrouping } from '../resolution/engine/regrouping.ts';
import { isOfThisSoftware } from '../resolution/engine/rules-name.ts';
import { graphName } from '../resolution/golden/survivorship-name.ts';
import type { IdentityTransaction } from '../store/identity-transaction.ts';
import type { KeptRules } from '../store/kept-rules.ts';
import { findAnew } from './find-anew.ts';
import { companionsIn, type Memory } from './memory.ts';
import { effectsOf, nothingRevised, type Working } from './take-in.ts';

/** All of a graph is told in parts of so many records: the million at once would not fit into memory. */
const recordsPerPart = 20_000;

/**
 * Writes all that follows from other rules: records and customers' ids stay, proposals that no longer arise are superseded.
 *
 * @param former by what rules it was linked; null when by none
 * @param onWritten hears how many records were told
 */
export async function writeAnew(
  transaction: IdentityTransaction,
  memory: Memory,
  { kept, former }: { kept: KeptRules; former: string | null },
  working: Working,
  onWritten: (records: number) => void = () => {},
): Promise<void> {
  const left = new Set((await transaction.openQuestions()).proposals.map(({ id }) => id));
  await transaction.beginRules(graphName(kept.name, working.survivorship));
  await transaction.keepRules(kept);
  let told = 0;
  let written: Promise<void> = Promise.resolve();
  for (const regrouping of memory.engine.inParts(companionsIn(memory), recordsPerPart)) {
    const effects = effectsOf(memory, nothingRevised, regrouping, working);
    for (const { id } of effects.proposals) left.delete(id);
    await written;
    written = transaction.write(effects);
    written.catch(() => {});
    told += regrouping.clusters.reduce((sum, slots) => sum + slots.length, 0);
    onWritten(told);
  }
  await written;
  if (former !== null && !isOfThisSoftware(former)) await findAnew(transaction, memory, working.now);
  const withdrawn = { ...noRegrouping(), withdrawnProposals: [...left] };
  if (left.size > 0) await transaction.write(effectsOf(memory, nothingRevised, withdrawn, working));
}
