import type { Order, Report } from './driver.ts';
import { forked } from './processes.ts';

type Learn = Extract<Order, { kind: 'learn' }>;
type Drive = Extract<Order, { kind: 'drive' }>;
type Learnt = Extract<Report, { kind: 'learnt' }>;
type Driven = Extract<Report, { kind: 'driven' }>;

/** The driver, as the bench talks to it: one order at a time. */
export async function startDriver() {
  const { child } = await forked('driver.ts', []);
  const report = (order: Order): Promise<Report> =>
    new Promise((resolve, reject) => {
      child.once('message', (said: Report) =>
        said.kind === 'failed' ? reject(new Error(said.message)) : resolve(said),
      );
      child.send(order);
    });
  return {
    child,
    learn: (order: Omit<Learn, 'kind'>) => report({ kind: 'learn', ...order }) as Promise<Learnt>,
    drive: async (order: Omit<Drive, 'kind'>): Promise<Driven> => {
      const driven = (await report({ kind: 'drive', ...order })) as Driven;
      if (driven.wrong > 0)
        throw new Error(`${order.contender} answered ${driven.wrong} times something else than before`);
      return driven;
    },
  };
}
