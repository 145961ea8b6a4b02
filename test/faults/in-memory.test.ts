import { describe } from 'vitest';
import { slowUntilAborted } from '../gateway/stand-ins.ts';
import { cannotBeUsed, didNotAnswerInTime, isNotAvailable, itCostsOnlyItsOwnObject } from './sick-subgraph.ts';

const ready = async () => {};

describe('a subgraph in the gateway’s process throws', () => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_UNAVAILABLE',
    message: isNotAvailable,
    subgraph: (name) => ({
      name,
      ready,
      execute: () => {
        throw new Error('SQLITE_CORRUPT: database disk image is malformed');
      },
    }),
  });
});

describe('a subgraph in the gateway’s process hangs and ignores that it is told to stop', () => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_TIMEOUT',
    message: didNotAnswerInTime,
    subgraph: (name) => ({ name, ready, execute: () => new Promise(() => {}) }),
  });
});

describe('a subgraph in the gateway’s process stops late with an error', () => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_TIMEOUT',
    message: didNotAnswerInTime,
    subgraph: (name) => ({
      name,
      ready,
      execute: async ({ signal }) => {
        await slowUntilAborted(signal);
        throw new Error('stopped');
      },
    }),
  });
});

describe('a subgraph in the gateway’s process answers nothing', () => {
  itCostsOnlyItsOwnObject({
    over: 'memory',
    code: 'SUBGRAPH_INVALID_RESPONSE',
    message: cannotBeUsed,
    subgraph: (name) => ({ name, ready, execute: async () => undefined }),
  });
});
