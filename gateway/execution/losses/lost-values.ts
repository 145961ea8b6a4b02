import { type Data, isData, type Path } from '../data.ts';

/** A sick subgraph may lose fifty thousand fields in one answer, and nobody sees what is behind so many. */
const mostKnown = 20_000;

/**
 * What subgraphs lost with an error. Another one that tells of the same object or list does not bring it back: a client would
 * see it whole, with nulls where nothing failed.
 */
export class LostValues {
  /** Made when there is one: most answers have none. */
  #known: { object: Data; path: Path }[] | undefined;

  /**
   * Remembers the null on the way to what an error is about, if its answer has one.
   *
   * @param answered of the object, which it was merged into
   * @returns false when there are too many
   */
  remember(object: Data, answered: Data, path: Path): boolean {
    const steps = stepsToNull(answered, path);
    if (steps === undefined) return true;
    this.#known ??= [];
    this.#known.push({ object, path: path.slice(0, steps) });
    return this.#known.length < mostKnown;
  }

  /** To be called when everything was merged. */
  lose(): void {
    for (const { object, path } of this.#known ?? []) lose(object, path);
  }
}

function stepsToNull(object: Data, path: Path): number | undefined {
  let within: Data | undefined = object;
  for (const [index, step] of path.entries()) {
    const value: unknown = within[step];
    if (value === null) return index + 1;
    within = inner(value);
    if (!within) return undefined;
  }
  return undefined;
}

function lose(object: Data, path: Path): void {
  let within: Data | undefined = object;
  for (const step of path.slice(0, -1)) within = within && inner(within[step]);
  const last = path.at(-1);
  if (within && last !== undefined && last in within) within[last] = null;
}

/** An object of an answer, or a list, whose items have their indices as names. */
function inner(value: unknown): Data | undefined {
  return isData(value) || Array.isArray(value) ? (value as Data) : undefined;
}
