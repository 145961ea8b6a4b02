import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';
import { itemAt, Random } from '../../sample-world/random.ts';
import { drawHousehold } from './world/people.ts';
import { writeRecords } from './world/records.ts';

export interface WorldOptions {
  /** How many records. */
  size: number;
  seed: number;
}

export interface WorldRecord {
  record: PartyRecord;
  /** Whose record it is in truth. */
  person: number;
}

/** Among so many waiting records the next one is drawn, so that the records of one person come apart. */
const waitingAtMost = 4000;

/** Ordinary people in four departments, one to four records each: the same for the same seed, and one at a time. */
export function* worldOf({ size, seed }: WorldOptions): Generator<WorldRecord> {
  const order = new Random(seed, -1);
  const waiting: WorldRecord[] = [];
  for (const each of households({ size, seed })) {
    waiting.push(each);
    if (waiting.length >= waitingAtMost) yield takeOne(waiting, order);
  }
  while (waiting.length > 0) yield takeOne(waiting, order);
}

function takeOne(waiting: WorldRecord[], order: Random): WorldRecord {
  const place = order.between(0, waiting.length - 1);
  const taken = itemAt(waiting, place);
  waiting[place] = itemAt(waiting, waiting.length - 1);
  waiting.pop();
  return taken;
}

function* households({ size, seed }: WorldOptions): Generator<WorldRecord> {
  let [records, people] = [0, 0];
  for (let household = 0; records < size; household++) {
    const random = new Random(seed, household);
    for (const person of drawHousehold(random)) {
      people += 1;
      for (const record of writeRecords(person, records, random).slice(0, size - records)) {
        records += 1;
        yield { record, person: people };
      }
    }
  }
}
