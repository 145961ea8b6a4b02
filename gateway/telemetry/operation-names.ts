const longestName = 100;

/**
 * Gives each operation the name that it is counted under. Clients choose names, so only so many become labels: those that the
 * manifest knows, and those of the first valid operations besides.
 */
export function operationNames(known: ReadonlySet<string>, most = 100): (name: string | undefined) => string {
  const seen = new Set<string>();
  return (name) => {
    if (name === undefined) return 'unnamed';
    if (known.has(name) || seen.has(name)) return name;
    if (seen.size >= most || name.length > longestName) return 'other';
    seen.add(name);
    return name;
  };
}
