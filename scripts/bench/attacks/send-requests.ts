import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type Dispatcher, Pool } from 'undici';
import type { RequestAttack } from './attack.ts';
import type { AttackerOrder, AttackerReport } from './orders.ts';

const mostAtOnce = 16;
const mostStreams = 500;
const tickMs = 10;
let turn = 0;

/** Sends at the attack's rate, or as fast as it is answered with so many under way. */
export async function sendRequests(
  attack: RequestAttack,
  { url, seconds, one, many }: AttackerOrder,
): Promise<Omit<AttackerReport, 'cpuMs'>> {
  const { origin, pathname } = new URL(url);
  const leaving = new AbortController();
  const isStreamed = attack.request(0).headers?.accept === 'text/event-stream';
  const pool = new Pool(origin, { connections: isStreamed ? mostStreams : mostAtOnce });
  const report = { outcomes: {} as Record<string, number>, refusals: [] as number[] };
  let underWay = 0;
  const count = (outcome: string) => {
    report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
  };

  const send = async (): Promise<void> => {
    const number = turn++;
    const { body, headers, isUnmeasured } = attack.request(number);
    const authorization = attack.callers === 'one' ? one : (many[number % many.length] ?? one);
    const began = performance.now();
    try {
      const answer = await pool.request({
        method: 'POST',
        path: pathname,
        headers: { 'content-type': 'application/json', authorization, ...headers },
        body: isUnmeasured ? Readable.from([Buffer.from(body)]) : body,
        signal: leaving.signal,
      });
      if (isStreamed && answer.statusCode === 200) {
        count('200 held open');
        await answer.body.text();
        return;
      }
      count(outcomeOf(answer, await answer.body.text()));
      if (answer.statusCode >= 400) report.refusals.push(performance.now() - began);
    } catch {
      if (!leaving.signal.aborted) count('connection closed');
    }
  };

  const began = performance.now();
  const until = began + seconds * 1000;
  const sending = new Set<Promise<void>>();
  for (let sent = 0; performance.now() < until; await setTimeout(tickMs)) {
    for (const due = ((performance.now() - began) / 1000) * attack.perSecond; sent < due; sent += 1) {
      if (underWay >= (isStreamed ? mostStreams : mostAtOnce)) continue;
      underWay += 1;
      const sent = send().finally(() => {
        underWay -= 1;
        sending.delete(sent);
      });
      sending.add(sent);
    }
  }
  if (isStreamed) leaving.abort();
  await Promise.all(sending);
  await pool.destroy();
  return report;
}

function outcomeOf({ statusCode }: Dispatcher.ResponseData, text: string): string {
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
  return code ? `${statusCode} ${code}` : `${statusCode}`;
}
