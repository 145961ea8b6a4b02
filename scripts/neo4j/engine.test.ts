import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MissingEngineError } from '../engines/missing-engine.ts';
import { findNeo4jEngine } from './engine.ts';

async function folderWithJava(modules: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'customer-graph-java-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const java = join(folder, 'java');
  await writeFile(java, `#!/bin/sh\nprintf '${modules}'\n`);
  await chmod(java, 0o755);
  return folder;
}

test('a machine without Java is told which Java to install', async () => {
  const search = findNeo4jEngine([]);
  await expect(search).rejects.toThrow(MissingEngineError);
  await expect(search).rejects.toThrow(
    /needs a JDK of Java 17 to 21, found none: install one \(Debian: apt-get install default-jdk-headless\)/,
  );
});

test('a Java that is too old is named', async () => {
  const folder = await folderWithJava('java.base@11.0.2\\njdk.compiler@11.0.2\\n');
  await expect(findNeo4jEngine([folder])).rejects.toThrow('found Java 11:');
});

test('a Java without its compiler is named', async () => {
  const folder = await folderWithJava('java.base@17.0.15\\n');
  await expect(findNeo4jEngine([folder])).rejects.toThrow('found Java 17 without its compiler:');
});

test('a Java that does not answer is passed over for one that does', async () => {
  const broken = await folderWithJava('no such module');
  const old = await folderWithJava('java.base@11.0.2\\njdk.compiler@11.0.2\\n');
  await expect(findNeo4jEngine([broken, old])).rejects.toThrow('found an unusable Java and Java 11:');
});
