import type { Setup, StartContender } from './contenders/contender.ts';

/** Imported only where it runs: what a contender loads is part of its memory. */
const starts: Record<string, () => Promise<StartContender>> = {
  aggregator: async () => (await import('./contenders/aggregator.ts')).startAggregator,
  stock: async () => (await import('./contenders/stock.ts')).startStock,
  'stock-embedded': async () => (await import('./contenders/stock.ts')).startStockEmbedded,
  'ours-http': async () => (await import('./contenders/ours.ts')).startOursOverHttp,
  'ours-embedded': async () => (await import('./contenders/ours.ts')).startOursEmbedded,
  'ours-embedded-threads': async () => (await import('./contenders/ours.ts')).startOursOnThreads,
};

/** A process of its own: one contender. */
const [name = '', setup = '{}'] = process.argv.slice(2);
const start = await starts[name]?.();
if (!start) throw new Error(`${name} is no contender`);
process.send?.({ url: await start(JSON.parse(setup) as Setup) });

// An exit of its own writes the CPU profile.
process.on('SIGTERM', () => process.exit(0));
