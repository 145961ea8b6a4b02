import { relative } from 'node:path';
import type { FileSummary, ImportSummary } from '../../subgraphs/kit/import/import-files.ts';

/** Prints what happened to the rows of each file, what was not read and why, and where the rejects are. */
export function printSummary({ files, rejects, seconds }: ImportSummary): void {
  const read = files.filter((file) => !file.leftOut);
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  if (read.length > 0)
    console.table(Object.fromEntries(read.map((file) => [relative('.', file.file), tableRow(file)])));
  for (const { file, leftOut } of files) if (leftOut) console.log(`not read: ${relative('.', file)} (${leftOut})`);
  for (const { file, problem } of files)
    if (problem) console.log(`could not be read: ${relative('.', file)} (${problem})`);
  for (const { file, unknownColumns } of files)
    if (unknownColumns) console.log(`the mapping of ${relative('.', file)}: ${unknownColumns}`);
  for (const { file, passedOver } of files) if (passedOver) console.log(`${relative('.', file)}: ${passedOver}`);
  for (const { file, assumedCurrency } of files)
    if (assumedCurrency) console.log(`${relative('.', file)}: ${assumedCurrency}`);
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  console.log(`${rows} rows in ${seconds.toFixed(1)} s (${rate} rows/s), at most ${peakMegabytes()} MB of memory`);
  if (rejects.count > 0) console.log(`${rejects.count} rows were rejected; each is with its reason in ${rejects.path}`);
}

function tableRow({ rows, rejected, counts }: FileSummary): Record<string, number> {
  const { inserted, updated, deleted, merged, unchanged, outdated } = counts;
  return { rows, new: inserted, updated, deleted, merged, unchanged, outdated, rejected };
}

/** The most memory that this process has held so far. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
