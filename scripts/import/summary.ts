import { relative } from 'node:path';
import type { FileSummary, ImportSummary } from '../../subgraphs/kit/import/import-files.ts';
import { printable } from './printable.ts';

/** Prints what happened to the rows of each file, what was not read and why, and where the rejects are. */
export function printSummary({ files, rejects, seconds }: ImportSummary): void {
  const read = files.filter((file) => !file.leftOut);
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  if (read.length > 0)
    console.table(Object.fromEntries(read.map((file) => [printable(relative('.', file.file)), tableRow(file)])));
  for (const { file, leftOut } of files) if (leftOut) say(`not read: ${relative('.', file)} (${leftOut})`);
  for (const { file, problem } of files) if (problem) say(`could not be read: ${relative('.', file)} (${problem})`);
  for (const { file, unknownColumns } of files)
    if (unknownColumns) say(`the mapping of ${relative('.', file)}: ${unknownColumns}`);
  for (const { file, passedOver } of files) if (passedOver) say(`${relative('.', file)}: ${passedOver}`);
  for (const { file, assumedCurrency } of files) if (assumedCurrency) say(`${relative('.', file)}: ${assumedCurrency}`);
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  say(`${rows} rows in ${seconds.toFixed(1)} s (${rate} rows/s), at most ${peakMegabytes()} MB of memory`);
  if (rejects.count > 0) say(`${rejects.count} rows were rejected; each is with its reason in ${rejects.path}`);
}

function say(line: string): void {
  console.log(printable(line));
}

function tableRow({ rows, rejected, counts }: FileSummary): Record<string, number> {
  const { inserted, updated, deleted, merged, unchanged, outdated } = counts;
  return { rows, new: inserted, updated, deleted, merged, unchanged, outdated, rejected };
}

/** The most memory that this process has held so far. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
