import { createServer } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { houseConfig } from '../../scripts/config.ts';
import { departmentNames } from '../../subgraphs/kit/department-names.ts';
import { customerOfFour, startRealHouse, temporaryDirectory } from '../gateway/real-house.ts';
import { listen } from './sick-subgraph.ts';

const profile = (name: string) => ({ __typename: `${name[0]?.toUpperCase()}${name.slice(1)}Profile` });
const deadlineMs = 4000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let id: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  const house = await startRealHouse(directory.path);
  id = await customerOfFour(house);
  await house.close();
  return () => directory[Symbol.asyncDispose]();
}, 60_000);

const garbage = createServer((_request, response) => response.end('<html>garbage</html>'));
const silent = createServer(() => {});

const sicknesses = {
  stopped: async () => 'http://127.0.0.1:1',
  hung: () => listen(silent),
  'answering garbage': () => listen(garbage),
};

const codes = {
  stopped: 'SUBGRAPH_UNAVAILABLE',
  hung: 'SUBGRAPH_TIMEOUT',
  'answering garbage': 'SUBGRAPH_INVALID_RESPONSE',
};

test.each(
  departmentNames.flatMap((sick) =>
    (['stopped', 'hung', 'answering garbage'] as const).map((how) => [sick, how] as const),
  ),
)(
  '%s is %s: the other three are answered within the deadline',
  async (sick, how) => {
    const at = await sicknesses[how]();
    const config = houseConfig({
      DATA_DIR: directory.path,
      PORT: '0',
      SAMPLE: 'none',
      GATEWAY_SECRET: 'x'.repeat(40),
      SUBGRAPH_TIMEOUT_MS: '1000',
      REQUEST_DEADLINE_MS: String(deadlineMs),
      [`${sick.toUpperCase()}_SUBGRAPH_URL`]: at,
    });
    await using house = await startRealHouse(directory.path, config);
    const asked = performance.now();
    const { body } = await house.ask(
      `{ customer(id: "${id}") { ${departmentNames.map((name) => `${name} { __typename }`).join(' ')} } }`,
    );
    expect(performance.now() - asked).toBeLessThan(deadlineMs);
    expect(body).toEqual({
      data: {
        customer: Object.fromEntries(departmentNames.map((name) => [name, name === sick ? null : profile(name)])),
      },
      errors: [
        {
          message: expect.stringMatching(new RegExp(`^${sick} (is not available|did not answer in time)`)),
          path: ['customer', sick],
          extensions: { code: codes[how], serviceName: sick, requestId: 'request-1' },
        },
      ],
    });
    for (const server of [garbage, silent]) {
      server.closeAllConnections();
      server.close();
    }
  },
  30_000,
);
