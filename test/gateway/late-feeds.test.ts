import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { departmentConfig, houseConfig } from '../../scripts/config.ts';
import { startDepartmentProcess } from '../../scripts/house/subgraph-process.ts';
import { startHouse } from '../../scripts/house.ts';
import { showcase } from '../../scripts/sample-world/showcase.ts';
import type { RunningServer } from '../../subgraphs/kit/server.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import type { ModeEnvironment } from '../engines/modes.ts';
import { linkedStores } from '../integration/linked-stores.ts';
import { logger, writeRow } from './linked-house.ts';
import { raw } from './subscribers.ts';

let stores: ModeEnvironment;

beforeAll(async () => {
  stores = await linkedStores('embedded', 30);
}, 120_000);
afterAll(() => stores?.[Symbol.asyncDispose]());

const query = `subscription ($ids: [ID!]!) {
  customerChanged(ids: $ids) { changedIn customer { billing { invoices(first: 100) { edges { node { id } } } } } }
}`;

const patiently = { timeout: 20_000, interval: 20 };

describe.each(['is not there', 'does not answer'])('while a department %s', (how) => {
  it('a subscription opens, and is told once of its customers when the department can be followed', async () => {
    const hung = createServer(() => {});
    const port = await listenAt(hung);
    if (how === 'is not there') await stop(hung);
    onTestFinished(() => stop(hung));
    let department: RunningServer | undefined;
    onTestFinished(() => department?.close());
    const variables = { ...stores.variables, GATEWAY_SECRET: 'x'.repeat(40) };
    const elsewhere = { ...variables, PORT: '0', BILLING_SUBGRAPH_URL: `http://127.0.0.1:${port}` };
    const house = await startHouse(houseConfig(elsewhere), { logger });
    onTestFinished(() => house[Symbol.asyncDispose]());

    const ids = [await showcaseCustomer(house.url)];
    const began = performance.now();
    const stream = await raw(house.url, { query, variables: { ids } });
    expect(performance.now() - began).toBeLessThan(2000);
    await newInvoice(`in_unheard_${port}`);

    await stop(hung);
    const [billing] = departments.filter(({ name }) => name === 'billing');
    if (!billing) throw new Error('there is no billing');
    const config = departmentConfig({ ...variables, PORT: `${port}` }, 'billing');
    department = await startDepartmentProcess(billing, config, logger);
    await vi.waitFor(() => expect(changedIn(stream.text)).toEqual([[]]), patiently);
    expect(stream.text).toContain(`in_unheard_${port}`);

    await newInvoice(`in_heard_${port}`);
    await vi.waitFor(() => expect(changedIn(stream.text)).toEqual([[], ['billing']]), patiently);
    expect(stream.text).toContain(`in_heard_${port}`);
  });
});

async function listenAt(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

async function showcaseCustomer(url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ customerBy(by: { email: "${showcase.email}" }) { id } }` }),
  });
  const { data } = await response.json();
  return data.customerBy.id;
}

async function newInvoice(id: string): Promise<void> {
  const values = { account_id: showcase.stripeId, currency: 'EUR', total_minor: 100, created_at: 1 };
  await writeRow(stores.variables, { department: 'billing', entity: 'invoice', id, values });
}

/** What each event so far says of where something changed. */
function changedIn(stream: string): string[][] {
  const events = [...stream.matchAll(/^event: next\ndata: (.*)$/gm)];
  return events.map(([, data = '']) => JSON.parse(data).data.customerChanged.changedIn);
}
