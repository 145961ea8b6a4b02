import DataLoader from 'dataloader';
import type { LeaveSignal } from './leave-signal.ts';

type Loaders = Map<string, DataLoader<unknown, unknown, string>>;

/** Loaders live as long as the request whose context they belong to. */
const loadersByContext = new WeakMap<object, Map<object, Loaders>>();

/** What a request loaded before it changed something is loaded again. */
export function forgetLoaded(context: object): void {
  loadersByContext.delete(context);
}

/**
 * Makes a function that loads one thing by key, and asks the store once for all keys of a request.
 *
 * @param load answers in the order of its keys.
 */
export function batched<Context extends object, Key, Value>(
  load: (keys: readonly Key[], context: Context) => Promise<readonly Value[]>,
): (context: Context, key: Key) => Promise<Value> {
  const inVariant = batchedVariants<Context, undefined, Key, Value>((keys, _variant, context) => load(keys, context));
  return (context, key) => inVariant(context, key, undefined);
}

/**
 * Like `batched`, for things that also depend on arguments: keys with the same arguments are loaded together.
 *
 * @param load answers in the order of its keys; `variant` must survive JSON.
 */
export function batchedVariants<Context extends object, Variant, Key, Value>(
  load: (keys: readonly Key[], variant: Variant, context: Context) => Promise<readonly Value[]>,
): (context: Context, key: Key, variant: Variant) => Promise<Value> {
  return (context, key, variant) => {
    const byDefinition = loadersByContext.get(context) ?? new Map<object, Loaders>();
    loadersByContext.set(context, byDefinition);
    const loaders: Loaders = byDefinition.get(load) ?? new Map();
    byDefinition.set(load, loaders);
    const name = JSON.stringify(variant) ?? '';
    const loader =
      (loaders.get(name) as DataLoader<Key, Value, string> | undefined) ??
      new DataLoader<Key, Value, string>(
        async (keys) => {
          stopWhenNobodyWaits(context);
          return [...(await load(keys, variant, context))];
        },
        { cacheKeyFn: (asked) => JSON.stringify(asked) },
      );
    loaders.set(name, loader as DataLoader<unknown, unknown, string>);
    return loader.load(key);
  };
}

/** @throws when the request was given up: then no further statement begins. */
function stopWhenNobodyWaits({ signal }: { signal?: LeaveSignal }): void {
  signal?.throwIfAborted();
}
