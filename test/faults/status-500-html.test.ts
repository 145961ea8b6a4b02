import { behind, isNotAvailable, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_UNAVAILABLE',
  message: isNotAvailable,
  subgraph: behind((_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html' });
    response.end('<html><h1>Internal Server Error at 10.0.0.7</h1></html>');
  }),
});
