import { send } from '../gateway/constellation-client.ts';
import { attacks, isRefused } from './attacks.ts';

/** Runs in a process of its own, so that making an attack takes no time of the gateway. Begins when told to. */
const [url = '', name = '', authorization = '', milliseconds = '0'] = process.argv.slice(2);
const attack = attacks[name];
if (!attack) throw new Error(`there is no attack ${name}`);
const senders = 8;
const different = 32;
const bodies = Array.from({ length: different }, (_, turn) => JSON.stringify(attack(turn)));

process.once('message', async () => {
  const end = performance.now() + Number(milliseconds);
  const outcomes = { refused: 0, answered: 0, other: 0 };
  const sendOn = async (number: number) => {
    for (let turn = number; performance.now() < end; turn += senders) {
      const headers = { 'content-type': 'application/json', authorization };
      // A body that is refused before it is read may end the connection while it is still being sent.
      const got = await send(url, { method: 'POST', headers, body: bodies[turn % different] }).catch(() => undefined);
      if (!got || isRefused(got)) outcomes.refused += 1;
      else if (got.status === 200) outcomes.answered += 1;
      else outcomes.other += 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, number) => sendOn(number)));
  process.send?.(outcomes, () => process.disconnect());
});
process.send?.('ready');
