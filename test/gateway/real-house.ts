import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { vi } from 'vitest';
import { type HouseConfig, houseConfig } from '../../scripts/config.ts';
import { type House, startHouse } from '../../scripts/house.ts';
import { type Answer, send } from './constellation.ts';

export interface RealHouse extends House {
  ask(query: string, headers?: Record<string, string>): Promise<Answer>;
}

export const logger = pino({ level: 'silent' });

/** The real subgraphs over files in a directory, on any free port. */
export async function startRealHouse(
  dataDirectory: string,
  change: Partial<HouseConfig> = {},
  sampleCustomers = 20,
): Promise<RealHouse> {
  const config = { ...houseConfig({ DATA_DIR: dataDirectory, PORT: '0' }), ...change };
  const house = await startHouse(config, { logger, sampleCustomers });
  return {
    ...house,
    ask: (query, headers) =>
      send(house.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers },
        body: JSON.stringify({ query }),
      }),
  };
}

/** A directory that is gone when the test is over. */
export async function temporaryDirectory(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'customer-graph-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const knownEverywhere = `{ customers(filter: { departments: [MARKETING, SALES, SUPPORT, BILLING] }, first: 1) {
  edges { node { id } } } }`;

/** Id of a customer whom all four departments know, as soon as identity has linked one. */
export async function customerOfFour(house: RealHouse): Promise<string> {
  await house.sample;
  return vi.waitFor(
    async () => {
      const { body } = await house.ask(knownEverywhere);
      const found = /"id":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
      if (!found) throw new Error(`nobody is known in four departments yet: ${JSON.stringify(body)}`);
      return found;
    },
    { timeout: 20_000, interval: 100 },
  );
}
