import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../gateway/limits.ts';
import { type Constellation, startConstellation } from '../gateway/constellation.ts';
import { bearerOf, signedAccess } from '../gateway/tokens.ts';
import { attacks } from './attacks.ts';

const attackMs = 1000;
/** Enough for a neighbour who asks every few milliseconds; what an attacker sends is mostly refused before it counts. */
const rateLimit = { perSecond: 2000, burst: 6000 };
const limits = { ...defaultLimits, objects: 6000, cost: 6000 };

const ordinary = '{ customer(id: "1") { id billing { recordIds } sales { recordIds } } }';
const answer = {
  data: {
    customer: {
      id: '1',
      billing: { recordIds: ['account:billing-1'] },
      sales: { recordIds: ['account:sales-1'] },
    },
  },
};

/** The neighbour asks every few milliseconds and compares each answer as a whole. */
async function askOrdinarily(house: Constellation, headers: Record<string, string>, isOver: () => boolean) {
  const milliseconds: number[] = [];
  while (!isOver() || milliseconds.length === 0) {
    const start = performance.now();
    const { status, body } = await house.ask(ordinary, { headers });
    milliseconds.push(performance.now() - start);
    expect([status, body]).toEqual([200, answer]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return milliseconds.sort((a, b) => a - b);
}

interface Outcomes {
  refused: number;
  answered: number;
  other: number;
}

/** Starts the attacker; what it returns begins the attack and waits for its end. */
async function prepareAttack(url: string, name: string, authorization: string): Promise<() => Promise<Outcomes>> {
  const program = fileURLToPath(new URL('attacker.ts', import.meta.url));
  const child = fork(program, [url, name, authorization, String(attackMs)], { execArgv: [] });
  await once(child, 'message');
  return async () => {
    const told = once(child, 'message');
    child.send('go');
    const [outcomes] = (await told) as [Outcomes];
    return outcomes;
  };
}

const afterMs = (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  return () => performance.now() >= end;
};
const p99 = (sorted: readonly number[]) => (sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN).toFixed(1);
const residentMb = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

test.each(Object.keys(attacks))(
  'while an attacker sends %s, a neighbour is answered as ever and nothing fails',
  async (name) => {
    await using house = await startConstellation({ over: 'memory', access: signedAccess, limits, rateLimit });
    const neighbour = await bearerOf('neighbour');
    const { authorization } = await bearerOf('attacker', 'schema:read');
    const attack = await prepareAttack(house.url, name, authorization);
    await askOrdinarily(house, neighbour, afterMs(attackMs / 2));
    const quiet = await askOrdinarily(house, neighbour, afterMs(attackMs));

    const before = residentMb();
    let isOver = false;
    const attacked = attack().finally(() => {
      isOver = true;
    });
    const during = await askOrdinarily(house, neighbour, () => isOver);
    const outcomes = await attacked;
    const figures = `p99 ${p99(quiet)} ms quiet, ${p99(during)} ms under attack; memory ${before} to ${residentMb()} MB`;
    console.log(`${name}: ${outcomes.refused} refused, ${outcomes.answered} answered; neighbour's ${figures}`);

    expect(outcomes.refused).toBeGreaterThan(0);
    expect(outcomes.other).toBe(0);
    expect(house.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    expect((await house.get('/livez')).status).toBe(200);
  },
);
