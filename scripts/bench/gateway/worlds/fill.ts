import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { houseConfig } from '../../../config.ts';
import { startHouse } from '../../../house.ts';

/** Whom and what the departments are asked for. */
export interface Known {
  customers: string[];
  cursors: string[];
  tickets: string[];
}

const sampleCustomers = 2000;
const settledMs = 1500;

const page = z.object({
  data: z.object({
    customers: z.object({
      totalCount: z.number(),
      edges: z.array(
        z.object({
          cursor: z.string(),
          node: z.object({
            id: z.string(),
            support: z.object({
              tickets: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
            }),
          }),
        }),
      ),
    }),
  }),
});

const query = `query ($after: String) {
  customers(first: 100, after: $after, filter: { departments: [MARKETING, SALES, SUPPORT, BILLING] }) {
    totalCount
    edges { cursor node { id support { tickets(first: 1) { edges { node { id } } } } } }
  }
}`;

/** Fills a data directory with the sample world and links it, unless that was done before. */
export async function fillDepartments(directory: string): Promise<Known> {
  const file = join(directory, 'bench.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  await using house = await startHouse(houseConfig({ DATA_DIR: directory, PORT: '0' }), {
    logger: pino({ level: 'error' }),
    sampleCustomers,
  });
  await house.sample;
  const ask = async (after?: string) => {
    const body = JSON.stringify({ query, variables: { after } });
    const answer = await fetch(house.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return page.parse(await answer.json()).data.customers;
  };
  for (let before = -1, now = 0; before !== now || now === 0; ) {
    before = now;
    await setTimeout(settledMs);
    now = (await ask()).totalCount;
  }
  const edges = (await ask()).edges;
  for (let last = edges.at(-1); last && edges.length < 300; last = edges.at(-1)) {
    const next = (await ask(last.cursor)).edges;
    if (next.length === 0) break;
    edges.push(...next);
  }
  const known: Known = {
    customers: edges.map(({ node }) => node.id),
    cursors: edges.slice(0, -50).map(({ cursor }) => cursor),
    tickets: edges.flatMap(({ node }) => node.support.tickets.edges.map((edge) => edge.node.id)),
  };
  writeFileSync(file, JSON.stringify(known));
  return known;
}
