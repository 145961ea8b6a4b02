import { behind, didNotAnswerInTime, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_TIMEOUT',
  message: didNotAnswerInTime,
  subgraph: behind((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{"_entities":[');
    const dripping = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(dripping));
  }),
});
