import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PartyRecord } from '../../../subgraphs/identity/resolution/record.ts';
import { csvSet } from './csv-set.ts';
import type { LabelledSet } from './labelled-set.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');

/** The public sets with known truth, which lie beside the checkout and are not part of the project. */
export const sharedDataSets: readonly LabelledSet[] = [
  febrl(1),
  febrl(2),
  febrl(3),
  csvSet('fake_1000', {
    ...{ files: [inFolder('splink/fake_1000.csv')], mappingFile: mapping('fake_1000') },
    ...{ id: ['unique_id'], truth: 'cluster', truthFile: null },
  }),
  {
    ...csvSet('senzing', {
      files: ['customers', 'reference', 'watchlist'].map((name) => inFolder(`senzing_truthset/${name}.csv`)),
      ...{ mappingFile: mapping('senzing'), id: ['DATA_SOURCE', 'RECORD_ID'], truth: 'CLUSTER_ID' },
      truthFile: inFolder('senzing_truthset/actual_truthset_key.csv'),
    }),
    remark: infoMailboxRemark,
  },
];

export function hasSharedData(): boolean {
  return existsSync(folder);
}

function febrl(number: number): LabelledSet {
  return csvSet(`febrl${number}`, {
    ...{ files: [inFolder(`febrl/dataset${number}.csv`)], mappingFile: mapping('febrl') },
    ...{ id: ['rec_id'], truth: 'rec_id:rec-(\\d+)', truthFile: null },
  });
}

/** People who share nothing but a company's mailbox must not become one. */
function infoMailboxRemark(records: readonly PartyRecord[], clusters: readonly string[][]): string {
  const sharing = records.filter(({ emails }) => emails.some((email) => email.toLowerCase().startsWith('info@')));
  const keys = new Set(sharing.map(({ key }) => key));
  const entities = clusters.filter((cluster) => cluster.some((key) => keys.has(key))).length;
  return `the ${keys.size} records with an info@ mailbox fall into ${entities} entities; the aim is 19`;
}

function inFolder(path: string): string {
  return join(folder, path);
}

function mapping(name: string): string {
  return join(import.meta.dirname, 'mappings', `${name}.json`);
}
