import { expect, onTestFinished, test, vi } from 'vitest';
import type { FileSummary } from '../../subgraphs/kit/import/import-files.ts';
import { noCounts } from '../../subgraphs/kit/import/write-batch.ts';
import { printSummary } from './summary.ts';

const commands = '\u001b]0;mine\u0007\u009b31m\r';

test('what files are called and say of themselves gives a terminal no commands', () => {
  const printed: string[] = [];
  const spies = (['log', 'table'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((said: unknown) => void printed.push(keysAndText(said))),
  );
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  const file = (more: Partial<FileSummary>): FileSummary => ({
    ...{ file: `contact${commands}.csv`, rows: 1, rejected: 1, counts: noCounts() },
    ...more,
  });
  printSummary({
    files: [
      file({ unknownColumns: commands, passedOver: commands, assumedCurrency: commands, problem: commands }),
      file({ leftOut: `there is no place for ${commands}` }),
    ],
    rejects: { count: 1, path: `data/${commands}` },
    seconds: 1,
  });
  expect(printed.join('')).not.toMatch(/\p{Cc}/u);
  expect(printed[0]).toBe(String.raw`contact\u001b]0;mine\u0007\u009b31m\u000d.csv`);
});

function keysAndText(said: unknown): string {
  return typeof said === 'object' && said !== null ? Object.keys(said).join() : String(said);
}
