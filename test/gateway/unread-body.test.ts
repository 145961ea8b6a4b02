import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startConstellation } from './constellation.ts';
import { bearerOf, signedAccess } from './tokens.ts';

const megabytes = 'x'.repeat(5 * 1024 * 1024);
const refused = { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] };

test.each([
  ['of stated length', () => megabytes],
  ['of unstated length', () => new Blob([megabytes]).stream()],
])('a client that sends megabytes %s reads every time that they are too much', async (_which, body) => {
  await using house = await startConstellation({ over: 'memory' });
  const headers = { 'content-type': 'application/json' };
  const sendAll = async () => {
    const answer = await fetch(house.url, { method: 'POST', headers, body: body(), duplex: 'half' } as RequestInit);
    return [answer.status, answer.headers.get('connection'), await answer.json()];
  };
  const answers = await Promise.all(Array.from({ length: 10 }, sendAll));
  for (const answer of answers) expect(answer).toMatchObject([413, 'close', refused]);
  expect(await house.ask('{ __typename }')).toMatchObject({ status: 200 });
});

test.each([
  ['POST', 413, 'PAYLOAD_TOO_LARGE'],
  ['GET', 200, '{"data":{"__typename":"Query"}}'],
])(
  'a client that does not stop sending a body for %s is answered, and cut off soon after without being received',
  async (method, status, answer) => {
    await using house = await startConstellation({ over: 'memory' });
    const { port } = new URL(house.url);
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const length = 1024 ** 3;
    socket.write(
      `${method} /graphql?query={__typename} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
    );
    const sendOn = (): void => {
      if (!socket.destroyed) socket.write(megabytes, (error) => error ?? sendOn());
    };
    sendOn();
    await closed;
    expect(received).toContain(`HTTP/1.1 ${status} `);
    expect(received).toContain(answer);
    expect(socket.bytesWritten).toBeLessThan(length / 10);
  },
);

test('what is refused before its body is read need not be received either', async () => {
  await using house = await startConstellation({ over: 'memory', access: signedAccess });
  const { authorization } = await bearerOf('somebody');
  const headers = { 'content-type': 'application/json', authorization: `${authorization}x` };
  const answer = await fetch(house.url, { method: 'POST', headers, body: megabytes });
  expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close']);
  const short = await fetch(house.url, { method: 'POST', headers, body: '{}' });
  expect([short.status, short.headers.get('connection')]).toEqual([401, 'keep-alive']);
});
