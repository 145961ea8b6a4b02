import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelText, parseModel, readModel, writeModel } from './file.ts';
import { shippedModel } from './shipped.ts';

const text = modelText(shippedModel);

function changed(path: string, value: unknown): string {
  const json = JSON.parse(text);
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce((within, step) => within[step], json);
  parent[last] = value;
  return JSON.stringify(json);
}

describe('a model file', () => {
  it('reads back as what was written', () => {
    const { PERSON } = shippedModel.kinds;
    const { comparisons } = PERSON;
    const nameOrder = { m: [0.05, 0.95], u: [0.01, 0.99], n: [0.04, 0.96] };
    const learned = {
      ...shippedModel,
      kinds: { ...shippedModel.kinds, PERSON: { ...PERSON, comparisons: { ...comparisons, nameOrder } } },
      calibration: [
        [-1000, 0.25],
        [2000, 0.75],
      ] as const,
    };
    expect(parseModel(modelText(shippedModel))).toEqual(shippedModel);
    expect(parseModel(modelText(learned))).toEqual(learned);
  });

  it('names the levels', () => {
    const { levels } = JSON.parse(text).kinds.PERSON.comparisons.phone;
    expect(Object.keys(levels)).toEqual(['different', 'the last six digits the same', 'one slip apart', 'the same']);
  });

  it.each([
    ['kinds/PERSON/prior', 2, 'kinds.PERSON.prior: must be less than 1'],
    ['kinds/PERSON/prior', null, 'kinds.PERSON.prior: must be a number between 0 and 1'],
    ['kinds/PERSON/namesTogether', 0.5, 'kinds.PERSON.namesTogether: must be 1 or more'],
    ['kinds/PERSON/prior', 0, 'kinds.PERSON.prior: must be more than 0'],
    ['records', 1.5, 'records: must be a whole number'],
    [
      'kinds/PERSON/comparisons/phone/frequencies',
      { counted: 0, values: {} },
      'frequencies.counted: must be 1 or more',
    ],
    [
      'kinds/PERSON/comparisons/phone/frequencies',
      { counted: 2, values: { smith: 3 } },
      'phone.frequencies: no value can be counted more often than all of them',
    ],
    [
      'kinds/PERSON/comparisons/phone/frequencies',
      { counted: 2 },
      'phone.frequencies.values: must be an object with how often each value was counted',
    ],
    [
      'shoeSize',
      43,
      'the model is not right: there is nothing called shoeSize: leave it out, or choose of name, records',
    ],
    ['name', undefined, 'name: must be a text'],
    ['blocking/enoughPoints', 0, 'blocking.enoughPoints: must be 1 to 6'],
    [
      'kinds/ORGANISATION',
      undefined,
      'kinds.ORGANISATION: must be an object with what is known of parties of the kind: prior',
    ],
    ['calibration', 'none', 'calibration: must be a list of weights with their probabilities, or be left out'],
    ['calibration', [[5, 0.5, 1]], 'calibration.0: must be a list of a weight and its probability'],
    ['kinds/PERSON/comparisons/shoeSize', { levels: {} }, 'shoeSize: nothing is compared under this name'],
    ['kinds/PERSON/comparisons/phone/levels/odd', { same: 0.1, strangers: 0.1 }, 'there is no level "odd"'],
    ['kinds/PERSON/comparisons/phone/levels', {}, 'the level "different" is missing'],
    [
      'kinds/PERSON/comparisons/city/levels/different/namesakes',
      0.5,
      'kinds.PERSON.comparisons.city.levels: "namesakes" must be given for all levels or for none',
    ],
    [
      'kinds/PERSON/comparisons/city/levels/different/same',
      0.9,
      'kinds.PERSON.comparisons.city.levels: "same" must add up to 1 over all levels, not to 1.',
    ],
    [
      'calibration',
      [
        [5, 0.5],
        [4, 0.6],
      ],
      'calibration: weights and probabilities must rise',
    ],
  ])('with %s %j is refused by the name of the field', (path, value, message) => {
    expect(() => parseModel(changed(path, value))).toThrow(message);
  });

  it.each(['', '{', text.slice(0, 1000), text.replace('"records": 0', '"records": NaN')])(
    'that is no JSON, or was cut off, is refused without telling a piece of it',
    (damaged) => {
      expect(() => parseModel(damaged)).toThrow(
        'a model must be JSON, as npm run identity:train writes it: take a copy that is whole, or learn one anew',
      );
    },
  );

  it('may begin with the mark that some editors write', () => {
    expect(parseModel(`\uFEFF${text}`)).toEqual(shippedModel);
  });

  it('that there is no room for leaves the one that was there', () => {
    const directory = mkdtempSync(join(tmpdir(), 'model-'));
    const path = join(directory, 'model.json');
    writeModel(path, shippedModel);
    const [here, shipped] = ['file.ts', 'shipped.ts'].map((file) => JSON.stringify(join(import.meta.dirname, file)));
    const write = `import { writeModel } from ${here};
      import { shippedModel } from ${shipped};
      writeModel(${JSON.stringify(path)}, { ...shippedModel, name: 'another' });`;
    // No file may have more than 4 KB.
    const { status, stderr } = spawnSync('sh', [
      '-c',
      'ulimit -f 8; exec node --input-type=module -e "$1"',
      'sh',
      write,
    ]);
    expect({ status, message: String(stderr) }).toMatchObject({ status: 1, message: expect.stringContaining('EFBIG') });
    expect(readModel(path)).toEqual(shippedModel);
    expect(readdirSync(directory)).toEqual(['model.json']);
    rmSync(directory, { recursive: true });
  });

  it('is for its owner alone, and once others may read it, so is the next one', () => {
    const directory = mkdtempSync(join(tmpdir(), 'model-'));
    const path = join(directory, 'model.json');
    const modeOnceWritten = () => {
      writeModel(path, shippedModel);
      return statSync(path).mode & 0o777;
    };
    expect(modeOnceWritten()).toBe(0o600);
    chmodSync(path, 0o640);
    expect(modeOnceWritten()).toBe(0o640);
    rmSync(directory, { recursive: true });
  });

  it('does not take the place of what is no file, as /dev/null is', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'model-'));
    const path = join(directory, 'socket');
    const server = createServer().listen(path);
    await once(server, 'listening');
    expect(() => writeModel(path, shippedModel)).toThrow('ENXIO');
    expect(statSync(path).isSocket()).toBe(true);
    server.close();
    rmSync(directory, { recursive: true });
  });
});
