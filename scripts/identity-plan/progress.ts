import { Presets, SingleBar } from 'cli-progress';

const recordsPerLine = 100_000;

export interface WorkDisplay {
  /** Says that so many records of all are done; work of another name is a new beginning. */
  show(work: string, records: number, total: number): void;
  stop(): void;
}

/** A bar on a terminal, elsewhere a line for each work and one every hundred thousand records. */
export function showWork(output: NodeJS.WriteStream): WorkDisplay {
  return output.isTTY ? bar() : lines(output);
}

function bar(): WorkDisplay {
  const shown = new SingleBar(
    { format: '{work} [{bar}] {percentage}% | {value} of {total} records | {duration_formatted}', hideCursor: true },
    Presets.shades_classic,
  );
  let current = '';
  return {
    show: (work, records, total) => {
      if (work === current) return shown.update(records);
      shown.stop();
      shown.start(total, records, { work });
      current = work;
    },
    stop: () => shown.stop(),
  };
}

function lines(output: NodeJS.WriteStream): WorkDisplay {
  let [current, announced] = ['', 0];
  return {
    show: (work, records, total) => {
      const step = Math.floor(records / recordsPerLine);
      if (work === current && step <= announced) return;
      [current, announced] = [work, step];
      output.write(`${work}: ${records} of ${total} records\n`);
    },
    stop: () => {},
  };
}
