import { behind, isNotAvailable, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_UNAVAILABLE',
  message: isNotAvailable,
  subgraph: behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"data":{"_entities":[', () => response.socket?.resetAndDestroy());
  }),
});
