import { type PartyRecord, recordKey } from '../../../../subgraphs/identity/resolution/record.ts';
import { Random } from '../../../sample-world/random.ts';
import type { LabelledRecords, LabelledSet } from '../labelled-set.ts';

/** What one record says; the rest it leaves out. */
export type Draft = Partial<Omit<PartyRecord, 'key' | 'department' | 'type' | 'sourceId'>>;

/** People or companies that have something to do with each other: the records of each of them. */
export type TellUnit = (random: Random) => Draft[][];

const nothing = {
  ...{ kind: 'PERSON', name: null, givenName: null, familyName: null, otherNames: [], birthDate: null },
  ...{ emails: [], phones: [], addresses: [], externalIds: [], taxIds: [], domains: [], attributes: [] },
  updatedAt: null,
} satisfies Draft;

/** An odd factor numbers records uniquely, and so that their order tells nothing about who belongs together. */
const scatter = 2_654_435_761n;

/** A set of the wanted size; the same for the same seed. */
export function generatedSet(name: string, size: number, seed: number, stream: number, tell: TellUnit): LabelledSet {
  return { name, load: async () => generate(name, size, seed, stream, tell) };
}

function generate(name: string, size: number, seed: number, stream: number, tell: TellUnit): LabelledRecords {
  const records: PartyRecord[] = [];
  const truth = new Map<string, string>();
  let parties = 0;
  for (let unit = 0; records.length < size; unit += 1) {
    for (const drafts of tell(new Random(seed, unit * 16 + stream))) {
      parties += 1;
      for (const draft of drafts.slice(0, size - records.length)) {
        const sourceId = String(BigInt.asUintN(32, BigInt(records.length) * scatter));
        const identity = { department: name, type: 'row', sourceId };
        const key = recordKey(identity);
        records.push({ ...nothing, ...draft, ...identity, key });
        truth.set(key, String(parties));
      }
    }
  }
  return { records, truth, notes: [] };
}
