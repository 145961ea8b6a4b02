import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { openWorld } from '../worlds/open.ts';
import type { Setup, StartContender } from './contender.ts';

export const startStock: StartContender = (setup) => start(setup);

export const startStockEmbedded: StartContender = async (setup) => {
  const { subgraphs } = await openWorld(setup.world, setup.directory);
  return start(setup, (name) => {
    const subgraph = subgraphs.find((one) => one.name === name);
    if (!subgraph) throw new Error(`there is no subgraph ${name}`);
    return {
      process: async ({ request: { query = '', variables = {} } }) =>
        (await subgraph.execute({ query, variables })) as Awaited<ReturnType<GraphQLDataSource['process']>>,
    };
  });
};

/** As Apollo's documentation shows it. */
async function start(
  { supergraphPath }: Setup,
  sourceOf?: (name: string | undefined) => GraphQLDataSource,
): Promise<string> {
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraphPath, 'utf8'),
    ...(sourceOf && { buildService: ({ name }) => sourceOf(name) }),
  });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { host: '127.0.0.1', port: 0 },
  });
  return url;
}
