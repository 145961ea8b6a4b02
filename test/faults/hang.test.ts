import { behind, didNotAnswerInTime, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

itCostsOnlyItsOwnObject({
  over: 'http',
  code: 'SUBGRAPH_TIMEOUT',
  message: didNotAnswerInTime,
  subgraph: behind(() => {}),
});
