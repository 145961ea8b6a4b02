import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Model } from '../../../subgraphs/identity/resolution/model/model.ts';
import { powerAmong } from '../../../subgraphs/identity/resolution/model/spread.ts';
import { trainModel } from '../../../subgraphs/identity/resolution/model/train.ts';
import { profileOf } from '../../../subgraphs/identity/resolution/profile.ts';
import type { IdentityStore } from '../../../subgraphs/identity/store/identity-store.ts';
import { measureClusters } from '../accuracy/measure.ts';
import type { WorldRecord } from './world.ts';

/**
 * Learns a model, without labels, from records spread over the whole world: how likely two records picked at random are one
 * person is the same in such a sample.
 */
export async function learnModel(
  world: string,
  records: number,
  learnFrom: number,
): Promise<{ model: Model; seconds: number }> {
  const every = Math.max(1, Math.floor(records / learnFrom));
  const profiles = [];
  let line = 0;
  for await (const text of linesOf(world)) {
    if (line % every === 0 && line < records) profiles.push(profileOf((JSON.parse(text) as WorldRecord).record));
    line += 1;
  }
  const began = performance.now();
  const model = trainModel(profiles, 'bench', powerAmong(profiles), records);
  return { model, seconds: (performance.now() - began) / 1000 };
}

const recordsPerPage = 20_000;

/** A record's key, and the party that it truly is. */
export type Party = readonly [key: string, party: string];

/** Pairwise precision, recall and F1 of the customers in the store; what is told of absent records does not count. */
export async function accuracyOf(
  store: IdentityStore,
  parties: AsyncIterable<Party> | Iterable<Party>,
): Promise<{ precision: number; recall: number; f1: number; customers: number }> {
  const customers = new Map<string, string[]>();
  await store.transact(async (transaction) => {
    await transaction.begin('');
    for (let last = 0; ; ) {
      const page = await transaction.resolvedRecords(last, recordsPerPage);
      for (const { record, customer } of page) {
        const keys = customers.get(customer.id);
        if (keys) keys.push(record.key);
        else customers.set(customer.id, [record.key]);
      }
      if (page.length < recordsPerPage) break;
      last = page.at(-1)?.firstSeen ?? last;
    }
  });
  const present = new Set([...customers.values()].flat());
  const truth = new Map<string, string>();
  for await (const [key, party] of parties) if (present.has(key)) truth.set(key, party);
  const { precision, recall, f1 } = measureClusters([...customers.values()], truth);
  return { precision, recall, f1, customers: customers.size };
}

/** Who the records of a world file are. */
export async function* partiesOf(world: string): AsyncGenerator<Party> {
  for await (const text of linesOf(world)) {
    const { record, person } = JSON.parse(text) as WorldRecord;
    yield [record.key, String(person)];
  }
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}
