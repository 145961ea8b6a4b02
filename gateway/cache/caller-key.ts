import type { Caller } from '../../subgraphs/kit/caller.ts';

const scopeKeys = new WeakMap<Caller, string>();

/** What masking depends on. */
export function scopesKey(caller: Caller): string {
  const known = scopeKeys.get(caller);
  if (known !== undefined) return known;
  const key = JSON.stringify([...caller.scopes].sort());
  scopeKeys.set(caller, key);
  return key;
}

/** All that an answer may depend on. */
export function callerKey(caller: Caller): string {
  return JSON.stringify(caller.subject) + scopesKey(caller);
}
