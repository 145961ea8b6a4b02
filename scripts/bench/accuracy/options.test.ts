import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the bench', () => {
  it('measure every set by default', () => {
    expect(readOptions([])).toEqual({
      ...{
        sets: null,
        keptAside: false,
        calibration: false,
        size: 5000,
        seed: 1,
        json: null,
        figures: null,
        csv: null,
      },
      help: false,
    });
  });

  it('name sets, an output and what to do with the figures', () => {
    expect(readOptions(['--set', 'febrl1, senzing', '--json', 'out.json', '--check'])).toMatchObject({
      ...{ sets: ['febrl1', 'senzing'], json: 'out.json', figures: 'check' },
    });
    expect(readOptions(['--update', '--kept-aside'])).toMatchObject({ figures: 'update', keptAside: true });
  });

  it('describe files of records', () => {
    const args = ['--records', 'a.csv,b.csv', '--truth', 'who', '--columns', 'm.json', '--id', 'source,id'];
    expect(readOptions([...args, '--truth-file', 't.csv']).csv).toEqual({
      ...{ files: ['a.csv', 'b.csv'], truth: 'who', mappingFile: 'm.json', id: ['source', 'id'], truthFile: 't.csv' },
    });
  });

  it.each([
    ['--records a.csv --columns m.json', '--truth COLUMN[:REGEX] is missing'],
    ['--records a.csv --truth who', '--columns MAPPING.json is missing'],
    ['--calibration --check', '--calibration has no committed figures'],
    ['--truth who', '--truth says something about --records FILE[,FILE], which is missing'],
    ['--columns m.json', '--columns says something about --records'],
    ['--records a.csv --truth who --columns m.json --truth-file t.csv', '--truth-file needs --id COLUMN'],
    ['--records a.csv --truth who --columns m.json --check', '--records measures these files only'],
    ['--check --update', '--check and --update cannot go together'],
    ['--check --size 800', 'the committed figures are of the default --size and --seed'],
    ['--size many', '--size must be a whole number from 100 to 1000000, not "many"'],
    ['--seed -1', "'--seed"],
    ['--threshold 3', "'--threshold'"],
    ['febrl1', "'febrl1'"],
  ])('%s are refused with their reason', (args, reason) => {
    expect(() => readOptions(args.split(' '))).toThrow(reason);
  });
});
