import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import type { Answers, Ask } from './aggregator/answers.ts';
import { houseAnswers } from './aggregator/house.ts';
import { shopAnswers } from './aggregator/shop.ts';
import type { StartContender } from './contender.ts';

/** What an expert would write for these questions and no others: a query for each subgraph, and code that joins them. */
export const startAggregator: StartContender = async ({ urls, world }) => {
  const pools = new Map(Object.entries(urls).map(([name, url]) => [name, new Pool(url, { connections: 128 })]));
  const ask: Ask = async (subgraph, query, variables) => {
    const response = await pools.get(subgraph)?.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response?.body.json()) as { data: never; errors?: unknown };
    if (answer.errors) throw new Error(`${subgraph} failed`);
    return answer.data;
  };
  const answers: Answers = world === 'shop' ? shopAnswers(ask) : houseAnswers(ask);
  const server = createServer(async (request, response) => {
    try {
      const { operationName, variables } = JSON.parse(await textOf(request));
      const data = await answers[operationName]?.(variables as never);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    } catch {
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });
}
