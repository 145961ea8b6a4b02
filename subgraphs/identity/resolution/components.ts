/** The connected components over the given pairs, each in the order of `keys`. Pairs with a key that is not listed are ignored. */
export function connectedComponents(keys: readonly string[], pairs: Iterable<readonly [string, string]>): string[][] {
  const parent = new Map(keys.map((key) => [key, key]));
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) {
      parent.set(root, parent.get(next) ?? next);
      root = next;
    }
    return root;
  };
  for (const [a, b] of pairs) {
    if (parent.has(a) && parent.has(b)) parent.set(rootOf(a), rootOf(b));
  }
  const components = new Map<string, string[]>();
  for (const key of keys) {
    const root = rootOf(key);
    const component = components.get(root);
    if (component) component.push(key);
    else components.set(root, [key]);
  }
  return [...components.values()];
}
