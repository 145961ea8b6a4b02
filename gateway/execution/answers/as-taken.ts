import { type GraphQLLeafType, isEnumType, isObjectType } from 'graphql';
import type { Fetch } from '../fetch.ts';
import type { PlannedFetch } from '../planned-fetch.ts';
import { type FieldShape, type ObjectShape, objectWithin, type TypedShape, type ValueShape } from '../shape.ts';
import type { Step } from '../step.ts';
import { seal } from './seal.ts';

/**
 * Marks what of the answer comes from one fetch only and has the very form that was asked of the subgraph: that need not be
 * written anew. It was checked when it was taken, and nothing is merged into it afterwards.
 */
export function markAsTaken(response: ObjectShape, step: Step): void {
  const fetches = fetchesOf(step).map(({ prepared }) => prepared);
  const written = new Map<FieldShape, number>();
  const typed = response.of(response.declared.name);
  const roots = fetches.flatMap(({ asks, places }) =>
    asks.kind === 'root' && places.some((path) => path.length === 0)
      ? (asks.shape.of(asks.shape.declared.name) ?? [])
      : [],
  );
  if (typed) markFields(typed, roots, { completed: placesOf(fetches), path: '', written });
  seal(fetches, written);
}

/** Paths are names from the root of the answer, without the steps into lists, each behind a slash. */
interface Place {
  completed: Completed;
  path: string;
  /** In how many places a field of a fetch is written as it was taken. */
  written: Map<FieldShape, number>;
}

interface Completed {
  /** By the path of the objects that a fetch completes. */
  at: ReadonlyMap<string, readonly Fetch[]>;
  /** Paths that lead there. */
  onTheWay: ReadonlySet<string>;
}

function placesOf(fetches: readonly Fetch[]): Completed {
  const at = new Map<string, Fetch[]>();
  const onTheWay = new Set<string>();
  for (const fetch of fetches) {
    for (const path of new Set(fetch.places.map(pathOf))) {
      const others = at.get(path);
      if (others) others.push(fetch);
      else at.set(path, [fetch]);
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) onTheWay.add(path.slice(0, end));
    }
  }
  return { at, onTheWay };
}

function pathOf(place: readonly string[]): string {
  return place.map((step) => (step === '@' ? '' : `/${step}`)).join('');
}

/** @param sources what fetches ask of the same object. */
function markFields({ fields }: TypedShape, sources: readonly TypedShape[], { completed, path, written }: Place): void {
  for (const field of fields) {
    const taken = sources.flatMap((source) => source.fields.filter(({ as }) => as === field.key));
    const place = { completed, path: `${path}/${field.key}`, written };
    const [only, ...others] = taken;
    if (only && others.length === 0 && !completed.onTheWay.has(place.path) && isSame(field.value, only.value)) {
      field.asTaken = true;
      written.set(only, (written.get(only) ?? 0) + 1);
    } else markWithin(field, taken, place);
  }
}

function markWithin({ value }: FieldShape, taken: readonly FieldShape[], place: Place): void {
  const response = objectWithin(value);
  if (!response || !isObjectType(response.declared)) return;
  const { name } = response.declared;
  const typed = response.of(name);
  const inFields = taken.flatMap((field) => objectWithin(field.value)?.of(name) ?? []);
  const inFetches = (place.completed.at.get(place.path) ?? []).map(({ asks }) =>
    asks.kind === 'root' ? asks.shape.of(name) : asks.shapeOf(name)?.of(name),
  );
  // A subgraph that tells of the object by its interface (`@interfaceObject`) may add anything.
  if (!inFetches.every((found) => found !== undefined)) return;
  if (typed) markFields(typed, [...inFields, ...inFetches], place);
}

function isSame(response: ValueShape, taken: ValueShape): boolean {
  if (response.nonNull && !taken.nonNull) return false;
  if (response.kind === 'leaf' && taken.kind === 'leaf') return isSameLeaf(response.type, taken.type);
  if (response.kind === 'list' && taken.kind === 'list') return isSame(response.item, taken.item);
  if (response.kind === 'object' && taken.kind === 'object') return isSameObject(response.object, taken.object);
  return false;
}

/** A subgraph may know more values of an enum than clients may see. */
function isSameLeaf(response: GraphQLLeafType, taken: GraphQLLeafType): boolean {
  if (response.name !== taken.name || isEnumType(response) !== isEnumType(taken)) return false;
  return !isEnumType(response) || !isEnumType(taken) || taken.getValues().every(({ name }) => response.getValue(name));
}

function isSameObject(response: ObjectShape, taken: ObjectShape): boolean {
  const { name } = response.declared;
  if (!isObjectType(response.declared) || !isObjectType(taken.declared) || taken.declared.name !== name) return false;
  const [asked, found] = [response.of(name)?.fields ?? [], taken.of(name)?.fields ?? []];
  return asked.length === found.length && asked.every((field, index) => isSameField(field, found[index]));
}

function isSameField(response: FieldShape, taken: FieldShape | undefined): boolean {
  if (taken?.as !== response.key || response.as !== response.key) return false;
  if (response.value.kind === 'typename') return taken.value.kind === 'typename' && response.key === '__typename';
  return isSame(response.value, taken.value);
}

export function fetchesOf(step: Step): PlannedFetch[] {
  return step.kind === 'fetch' ? [step.fetch] : step.steps.flatMap(fetchesOf);
}
