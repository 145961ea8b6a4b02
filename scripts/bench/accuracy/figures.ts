import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { MeasuredSet } from './report.ts';

const figure = z.number().min(0).max(1);
const committedFigures = z.array(
  z.strictObject({
    ...{ set: z.string(), records: z.number().int() },
    ...{ precision: figure, recall: figure, f1: figure, bcubed: figure, exact: figure },
  }),
);

export type Figures = z.infer<typeof committedFigures>;

const path = join(import.meta.dirname, 'figures.json');
const guarded = ['f1', 'precision', 'recall', 'bcubed'] as const;
const tolerance = 0.005;
/** So that the tolerance is not missed by the error of a subtraction. */
const rounding = 1e-9;

export function readFigures(): Figures {
  return existsSync(path) ? committedFigures.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

export function writeFigures(figures: Figures): void {
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The committed figures with those of the measured sets in place of their old ones. */
export function updatedFigures(committed: Figures, measured: readonly MeasuredSet[]): Figures {
  const figures = new Map(committed.map((row) => [row.set, row]));
  for (const { seconds: _, ...row } of measured) figures.set(row.set, row);
  return [...figures.values()];
}

/** A sentence for each figure that is further below the committed one than chance allows. */
export function findDrops(committed: Figures, measured: readonly MeasuredSet[]): string[] {
  return measured.flatMap((now) => {
    const before = committed.find(({ set }) => set === now.set);
    if (!before) return [];
    return guarded.flatMap((name) => {
      const drop = before[name] - now[name];
      if (drop <= tolerance + rounding) return [];
      return [`${now.set}: ${name} dropped by ${drop.toFixed(4)}, from ${before[name]} to ${now[name]}`];
    });
  });
}

/** Measured sets that have no committed figures yet. */
export function newSets(committed: Figures, measured: readonly MeasuredSet[]): string[] {
  const known = new Set(committed.map(({ set }) => set));
  return measured.map(({ set }) => set).filter((set) => !known.has(set));
}
