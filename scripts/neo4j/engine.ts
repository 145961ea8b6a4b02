import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { MissingEngineError } from '../engines/missing-engine.ts';
import { findPrograms, programFolders } from '../engines/programs.ts';

const run = promisify(execFile);
const pom = join(import.meta.dirname, 'pom.xml');
const version = /<neo4j\.version>(.+)</.exec(readFileSync(pom, 'utf8'))?.[1] ?? 'unknown';
const jars = join(import.meta.dirname, `../../node_modules/.cache/customer-graph/neo4j-${version}/lib`);

export interface Neo4jEngine {
  java: string;
  /** The folder that holds Neo4j's jars. */
  jars: string;
}

/**
 * Finds a JDK and Neo4j's jars, which Maven fetches once (116 MB).
 *
 * @param folders where to look for `java` and `mvn`.
 * @throws MissingEngineError that says what the machine lacks and how to get it.
 */
export async function findNeo4jEngine(folders = javaFolders()): Promise<Neo4jEngine> {
  const java = await findJdk(folders);
  if (!existsSync(jars)) await fetchJars(folders);
  return { java, jars };
}

function javaFolders(): string[] {
  const home = process.env.JAVA_HOME;
  return [...(home ? [join(home, 'bin')] : []), ...programFolders('/usr/lib/jvm/*/bin')];
}

async function findJdk(folders: readonly string[]): Promise<string> {
  const found = new Set<string>();
  for (const java of findPrograms('java', folders)) {
    const { stdout } = await run(java, ['--list-modules']).catch(() => ({ stdout: '' }));
    const release = Number(/^java\.base@(\d+)/m.exec(stdout)?.[1]);
    const compiles = /^jdk\.compiler@/m.test(stdout);
    if (compiles && release >= 17 && release <= 21) return java;
    found.add(Number.isNaN(release) ? 'an unusable Java' : `Java ${release}${compiles ? '' : ' without its compiler'}`);
  }
  throw new MissingEngineError(
    `Neo4j ${version} needs a JDK of Java 17 to 21, found ${[...found].join(' and ') || 'none'}: ` +
      'install one (Debian: apt-get install default-jdk-headless) or point JAVA_HOME to it.',
  );
}

/** Into a folder of our own and then renamed, so that two of us at once do not see each other's half of it. */
async function fetchJars(folders: readonly string[]): Promise<void> {
  const mvn = findPrograms('mvn', folders)[0];
  if (!mvn) {
    throw new MissingEngineError(
      `Neo4j ${version} is fetched by Maven, found none: install it (Debian: apt-get install maven).`,
    );
  }
  await mkdir(dirname(jars), { recursive: true });
  const fetched = await mkdtemp(`${jars}-`);
  try {
    const target = ['-DincludeScope=runtime', `-DoutputDirectory=${fetched}`];
    await run(mvn, ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', ...target]);
    await rename(fetched, jars);
  } catch (error) {
    await rm(fetched, { recursive: true, force: true });
    if (!existsSync(jars)) throw new MissingEngineError(`Neo4j ${version} could not be fetched: ${error}`);
  }
}
