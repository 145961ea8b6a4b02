import { type Data, isData, type Path } from './data.ts';
import type { PlanPath } from './fetch.ts';

export function objectsAt(data: Data, places: readonly PlanPath[]): Data[] {
  const found: Data[] = [];
  for (const path of places) find(data, path, 0, (object) => found.push(object));
  return found;
}

/** The same with all their places in the answer; only errors need them. */
export function placesOf(data: Data, places: readonly PlanPath[]): Map<Data, Path[]> {
  const found = new Map<Data, Path[]>();
  const tell = (object: Data, place: Path) => found.set(object, [...(found.get(object) ?? []), [...place]]);
  for (const path of places) find(data, path, 0, tell, []);
  return found;
}

function find(
  value: unknown,
  path: PlanPath,
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
