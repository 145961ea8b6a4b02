import { createServer } from 'node:net';
import { httpSubgraph } from '../../gateway/calls/http-subgraph.ts';
import { secret } from '../gateway/constellation.ts';
import { isNotAvailable, itCostsOnlyItsOwnObject, listen } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_UNAVAILABLE',
  message: isNotAvailable,
  subgraph: async (name, after) => {
    const server = createServer();
    const url = await listen(server);
    server.close();
    const endpoint = httpSubgraph({ name, url, secret });
    after(endpoint.close);
    return endpoint;
  },
});
