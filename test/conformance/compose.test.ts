import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { departments, identity } from '../../subgraphs/subgraphs.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('each container runs what npm would, with nothing between it and the signal to stop', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const commands = read('docker-compose.yml').match(/(?<=^ {4}command: ).*start.*$/gm);
  const expected = [...departments, identity].map(({ name }) => `${scripts['start:subgraph']} ${name}`);
  expect(commands?.sort()).toEqual([...expected, scripts['start:gateway']].sort());
});
