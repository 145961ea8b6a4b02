import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { forked, stop, usageOf } from '../gateway/processes.ts';
import type { Attack } from './attack.ts';
import { type Figures, figuresOf, type Memory, type Round } from './figures.ts';
import { type AttackedHouse, startAttackedHouse } from './house.ts';
import type { AttackerOrder, AttackerReport, NeighbourOrder, NeighbourReport } from './orders.ts';

export interface MeasureOptions {
  rounds: number;
  seconds: number;
  neighbourPerSecond: number;
  attacks: readonly Attack[];
  directory: string;
  ids: string[];
  say(line: string): void;
}

export interface Measured {
  figures: Figures[];
  memory: Memory[];
}

const attackers = 50;
const settledMs = 300;

/** All attacks once in each round, each after a time in which the neighbour is alone. */
export async function measureAttacks(options: MeasureOptions): Promise<Measured> {
  const { rounds, seconds, attacks, say } = options;
  await using opened = new AsyncDisposableStack();
  const house = await startAttackedHouse(options.directory);
  opened.defer(() => stop(house.child));
  const neighbour = await neighbourOf(house, options, opened);
  const attacker = await attackerOf(house, seconds, opened);

  say('warming up, and counting what attacks alone make subgraphs do');
  await neighbour();
  const calls = new Map<Attack, number>();
  for (const attack of attacks) {
    const before = await house.fetches();
    await attacker(attack, 0);
    await setTimeout(settledMs);
    calls.set(attack, (await house.fetches()) - before);
  }

  const rounded = new Map<Attack, Round[]>(attacks.map((attack) => [attack, []]));
  const memory = [await memoryOf(house)];
  say(`before the first round: ${inWords(memory)}`);
  for (let round = 1; round <= rounds; round += 1) {
    for (const attack of attacks) {
      const alone = usageOf(house.child);
      const idle = await neighbour();
      const before = usageOf(house.child);
      const [during, attacked] = await Promise.all([neighbour(), attacker(attack, round)]);
      const after = usageOf(house.child);
      if (idle.wrong + during.wrong > 0)
        say(`${attack.name}: the neighbour was answered wrongly ${idle.wrong} and ${during.wrong} times`);
      rounded.get(attack)?.push({ seconds, idle, during, attacked, alone, before, after });
      await setTimeout(settledMs);
    }
    memory.push(await memoryOf(house));
    say(`round ${round} of ${rounds}: ${inWords(memory)}`);
  }
  const figures = attacks.map((attack) => figuresOf(attack, rounded.get(attack) ?? [], calls.get(attack) ?? 0));
  return { figures, memory };
}

async function memoryOf(house: AttackedHouse): Promise<Memory> {
  const heapMb = Math.round(await house.heapMb());
  return { rssMb: Math.round(usageOf(house.child).rssMb), heapMb };
}

function inWords(memory: readonly Memory[]): string {
  const last = memory.at(-1);
  return `${last?.rssMb} MB, of which the heap holds ${last?.heapMb} MB`;
}

async function neighbourOf(house: AttackedHouse, options: MeasureOptions, opened: AsyncDisposableStack) {
  const { seconds, neighbourPerSecond: perSecond, ids } = options;
  const { child } = await forked('../attacks/neighbour-process.ts', []);
  opened.defer(() => stop(child));
  const authorization = await house.bearer('neighbour', 'personal-data:read');
  const order: NeighbourOrder = { url: house.url, seconds, authorization, perSecond, ids };
  return () => told<NeighbourReport>(child, order);
}

async function attackerOf(house: AttackedHouse, seconds: number, opened: AsyncDisposableStack) {
  const { child } = await forked('../attacks/attacker-process.ts', []);
  opened.defer(() => stop(child));
  const many = await Promise.all(Array.from({ length: attackers }, (_, index) => house.bearer(`attacker-${index}`)));
  // Each time another one, whose rate is not spent yet.
  return async ({ name }: Attack, round: number) => {
    const one = await house.bearer(`attacker ${name} ${round}`);
    const order: AttackerOrder = { url: house.url, seconds, attack: name, one, many };
    return told<AttackerReport>(child, order);
  };
}

function told<Report>(child: ChildProcess, order: object): Promise<Report> {
  return new Promise((resolve, reject) => {
    const left = () => reject(new Error('a process of the bench ended'));
    child.once('exit', left);
    child.once('message', (report: Report) => {
      child.off('exit', left);
      resolve(report);
    });
    child.send(order);
  });
}
