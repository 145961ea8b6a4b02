import { behind, cannotBeUsed, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

/** Letters that are no UTF-8 would all be read as one and the same, U+FFFD. */
itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_INVALID_RESPONSE',
  message: cannotBeUsed,
  subgraph: behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' });
    response.end(Buffer.from('{"data":null,"errors":[{"message":"caf\u00e9"}]}', 'latin1'));
  }),
});
