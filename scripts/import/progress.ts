import { basename } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '../../subgraphs/kit/import/import-files.ts';
import { printable } from './printable.ts';

const rowsPerLine = 100_000;

export interface ProgressDisplay {
  update(progress: ImportProgress): void;
  stop(): void;
}

/** A bar on a terminal, a plain line every hundred thousand rows elsewhere. */
export function showProgress(output: NodeJS.WriteStream): ProgressDisplay {
  return output.isTTY ? bar() : lines(output);
}

function bar(): ProgressDisplay {
  const shown = new SingleBar(
    { format: '{file} [{bar}] {percentage}% | {rows} rows | {duration_formatted}', hideCursor: true },
    Presets.shades_classic,
  );
  let current: string | null = null;
  return {
    update({ file, bytes, totalBytes, rows }) {
      const payload = { file: printable(basename(file)), rows };
      if (current !== file) {
        if (current) shown.stop();
        shown.start(totalBytes, bytes, payload);
        current = file;
      } else shown.update(bytes, payload);
    },
    stop() {
      if (current) shown.stop();
      current = null;
    },
  };
}

function lines(output: NodeJS.WriteStream): ProgressDisplay {
  const announced = new Map<string, number>();
  return {
    update({ file, rows, bytes, totalBytes }) {
      const step = Math.floor(rows / rowsPerLine);
      if (step <= (announced.get(file) ?? 0)) return;
      announced.set(file, step);
      output.write(`${printable(basename(file))}: ${rows} rows, ${Math.round((bytes / totalBytes) * 100)} %\n`);
    },
    stop() {},
  };
}
