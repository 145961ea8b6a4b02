import { behind, cannotBeUsed, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_INVALID_RESPONSE',
  message: cannotBeUsed,
  subgraph: behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"data":{"_entities":[{');
  }),
});
