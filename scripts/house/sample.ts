import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { DepartmentName } from '../../subgraphs/kit/department-names.ts';
import { loggedError } from '../../subgraphs/kit/logged-error.ts';
import { makeDirectory } from '../../subgraphs/kit/make-directory.ts';
import { type DepartmentEntry, departments } from '../../subgraphs/subgraphs.ts';
import { byDepartment, type HouseConfig } from '../config.ts';

const vendors: Partial<Record<DepartmentName, string>> = {
  marketing: 'hubspot',
  sales: 'salesforce',
  support: 'zendesk',
  billing: 'stripe',
};

/** A department of which the sample world has the exports, as that vendor writes them. */
export type SampleDepartment = DepartmentEntry & { vendor: string };

export const sampleDepartments: readonly SampleDepartment[] = departments.flatMap((entry) => {
  const vendor = vendors[entry.name];
  return vendor ? [{ ...entry, vendor }] : [];
});

export interface SampleWork {
  directory: string;
  /** A file that is there as long as the sample world is not complete. */
  marker: string;
  customers: number;
  databaseUrls: Record<DepartmentName, string>;
}

export interface SampleLoading {
  /** Resolves when everything is imported, or was stopped; rejects when it failed. */
  done: Promise<void>;
  stop(): Promise<void>;
}

const defaultCustomers = 2000;

/**
 * What there is to load: the sample world goes into a data directory that has no department's data yet, or in which its
 * loading was cut short. To be asked before the departments create their files, and marked from then on: a start that fails
 * leaves files behind, and the next one would take them for data.
 */
export function sampleWork(config: HouseConfig, customers = defaultCustomers): SampleWork | undefined {
  const directory = join(config.dataDirectory, 'sample-world');
  const marker = join(directory, 'loading');
  const databaseUrls = byDepartment((name) => join(config.dataDirectory, `${name}.sqlite`));
  const allHere = departments.every(({ name }) => {
    const place = config.departments[name];
    return 'here' in place && place.here.databaseUrl === databaseUrls[name];
  });
  const isEmpty = !Object.values(databaseUrls).some((file) => existsSync(file));
  if (!config.sample || !allHere || !(isEmpty || existsSync(marker))) return undefined;
  makeDirectory(directory);
  writeFileSync(marker, 'The sample world is being imported; the next start goes on if this one is stopped.\n');
  return { directory, marker, customers, databaseUrls };
}

/** Imports on a thread of its own: SQLite blocks the thread it runs on, and serving must not wait for it. */
export function loadSampleWorld(work: SampleWork, say: (line: string) => void, logger: Logger): SampleLoading {
  const worker = new Worker(new URL('./sample-worker.ts', import.meta.url), { workerData: work });
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  worker.on('message', say);
  worker.on('error', (error) => {
    logger.error({ error: loggedError(error) }, 'the sample world was not imported');
    reject(error);
  });
  worker.on('exit', () => resolve());
  done.catch(() => {});
  return {
    done,
    stop: async () => {
      await worker.terminate();
    },
  };
}
