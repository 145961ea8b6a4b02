import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { type WorldRecord, worldOf } from './world.ts';

const { values } = parseArgs({
  options: { records: { type: 'string' }, seed: { type: 'string' }, file: { type: 'string' } },
});
const { records, seed, file } = z
  .object({
    records: z.coerce.number().int().positive().default(100_000),
    seed: z.coerce.number().int().default(1),
    file: z.string().regex(/\.(csv|jsonl)$/, 'a file that ends in .csv or .jsonl'),
  })
  .parse(values);

const columns = [
  ...['id', 'person', 'name', 'given_name', 'family_name', 'birth_date', 'email', 'phone'],
  ...['street', 'postal_code', 'city', 'country', 'external_system', 'external_id'],
];

function cellsOf({ record, person }: WorldRecord): (string | number | null)[] {
  const { key, name, givenName, familyName, birthDate, emails, phones, addresses, externalIds } = record;
  const [address] = addresses;
  const [externalId] = externalIds;
  return [
    ...[key, person, name, givenName, familyName, birthDate, emails[0] ?? null, phones[0] ?? null],
    ...[address?.street ?? null, address?.postalCode ?? null, address?.city ?? null, address?.country ?? null],
    ...[externalId?.system ?? null, externalId?.value ?? null],
  ];
}

const recordsPerWrite = 2000;
const isTable = file.endsWith('.csv');
const output = createWriteStream(file);
if (isTable) output.write(stringify([columns]));
let pending: WorldRecord[] = [];

async function flush(): Promise<void> {
  const text = isTable ? stringify(pending.map(cellsOf)) : pending.map((each) => `${JSON.stringify(each)}\n`).join('');
  pending = [];
  if (!output.write(text)) await once(output, 'drain');
}

for (const each of worldOf({ size: records, seed })) {
  pending.push(each);
  if (pending.length === recordsPerWrite) await flush();
}
await flush();
output.end();
await once(output, 'finish');
