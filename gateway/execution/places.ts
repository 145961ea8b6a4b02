import { type Data, isData, type Path } from './data.ts';

/** The objects at a path of the plan, in which `@` stands for the items of a list. */
export function objectsAt(data: Data, path: readonly string[]): Data[] {
  const found: Data[] = [];
  find(data, path, 0, (object) => found.push(object));
  return found;
}

/** The same with all their places in the answer; only errors need them. */
export function placesAt(data: Data, path: readonly string[]): Map<Data, Path[]> {
  const found = new Map<Data, Path[]>();
  find(data, path, 0, (object, place) => found.set(object, [...(found.get(object) ?? []), [...place]]), []);
  return found;
}

function find(
  value: unknown,
  path: readonly string[],
  reached: number,
  tell: (object: Data, place: Path) => void,
  place: (string | number)[] = [],
): void {
  if (Array.isArray(value)) {
    const next = path[reached] === '@' ? reached + 1 : reached;
    for (let index = 0; index < value.length; index += 1) {
      place.push(index);
      find(value[index], path, next, tell, place);
      place.pop();
    }
    return;
  }
  if (!isData(value)) return;
  const step = path[reached];
  if (step === undefined) {
    tell(value, place);
    return;
  }
  place.push(step);
  find(value[step], path, reached + 1, tell, place);
  place.pop();
}
