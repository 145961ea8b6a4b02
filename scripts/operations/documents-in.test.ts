import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { documentsIn } from './documents-in.ts';

test('the documents of a folder are those below it, but for installed packages; one that is named is itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['pages/b.gql', 'a.graphql', 'a.ts', 'node_modules/kit/c.graphql']) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  expect(documentsIn(folder)).toEqual([join(folder, 'a.graphql'), join(folder, 'pages/b.gql')]);
  expect(documentsIn(join(folder, 'a.ts'))).toEqual([join(folder, 'a.ts')]);
});

test('a path where nothing is is refused by its name', () => {
  expect(() => documentsIn('src/querys')).toThrow(
    'src/querys is not there: name .graphql or .gql documents, or folders of them',
  );
});
