import { takeObject, takeRoot, WrongShape } from '../answers/take.ts';
import { type Data, isRecord, type Path } from '../data.ts';
import type { AsksEntities, AsksRoot, Fetch } from '../fetch.ts';
import { pathWithin } from '../losses/visible-path.ts';
import { objectsAt } from '../places.ts';
import type { ObjectShape } from '../shape.ts';
import type { CheckEntity } from './asked-keys.ts';
import { representationKey } from './representation-key.ts';

/** What was answered of an object that a fetch completes, and by what the subgraph was told which entity is meant. */
export type Taken = readonly [object: Data, answered: Data, sent?: Data];

/** A fetch as one request sends it. Paths are those that the subgraph tells. */
export interface Question {
  /** Undefined for a fetch that is not about entities. */
  representations?: Data[];
  /** The same as text, each, whichever others are asked with it: see `representationKey`. */
  keys(): readonly string[];
  /** The same question about these of its entities only. */
  only(indices: readonly number[]): Question;
  /** @throws WrongShape */
  take(data: unknown): Taken[];
  /** The path as far as it is about what was asked; empty where it is about no entity that was. */
  known(path: Path | undefined): Path;
  /** All fields that are lost when the whole fetch fails, or one entity of it. */
  lost(path?: Path): Path[];
  /** The objects that something at this path of the subgraph's answer is about, and the rest of the path in them. */
  about(path: Path): { objects: readonly Data[]; within: Path };
}

/** Undefined when there is nothing to ask: no object was found, or none that can be represented. */
export function questionOf({ asks, places }: Fetch, data: Data): Question | undefined {
  const objects = objectsAt(data, places);
  if (objects.length === 0) return undefined;
  return asks.kind === 'root' ? askRoot(asks, objects) : askEntities(asks, objects);
}

function askRoot({ shape }: AsksRoot, objects: readonly Data[]): Question {
  const question: Question = {
    keys: () => [],
    only: () => question,
    take: (data) => objects.map((object) => [object, takeRoot(shape, data)] as const),
    known: (path = []) => pathWithin(shape, path),
    lost: () => names(shape).map((name) => [name]),
    about: (within) => ({ objects, within }),
  };
  return question;
}

interface Entity {
  representation: Data;
  /** By `representationKey`, once somebody asked for it. */
  key: string | undefined;
  shape: ObjectShape;
  /** The places that it stands for: each object only once is sent, however often it is in the answer. */
  objects: Data[];
}

function askEntities(asks: AsksEntities, objects: readonly Data[]): Question | undefined {
  const entities =
    objects.length === 1 ? objects.flatMap((object) => entityOf(asks, object) ?? []) : told(asks, objects);
  return entities.length > 0 ? entityQuestion(entities, asks.check) : undefined;
}

/** Each entity once. */
function told(asks: AsksEntities, objects: readonly Data[]): Entity[] {
  const entities: Entity[] = [];
  const known = new KnownEntities();
  for (const object of objects) {
    const plainKey = asks.representing.plainKey(object);
    const entity = plainKey === undefined ? entityOf(asks, object) : undefined;
    const key = plainKey ?? (entity && keyOf(entity));
    if (key === undefined) continue;
    const alike = known.of(plainKey === undefined ? undefined : object.__typename);
    const same = alike.get(key);
    if (same) {
      same.objects.push(object);
      continue;
    }
    const found = entity ?? entityOf(asks, object);
    if (!found) continue;
    alike.set(key, found);
    entities.push(found);
  }
  return entities;
}

function entityOf({ representing, shapeOf }: AsksEntities, object: Data): Entity | undefined {
  const representation = representing.represent(object);
  const shape = representation && shapeOf(String(representation.__typename));
  return representation && shape && { representation, key: undefined, shape, objects: [object] };
}

function keyOf(entity: Entity): string {
  entity.key ??= representationKey(entity.representation);
  return entity.key;
}

/** By their type where one text tells them apart within it; the others together. */
class KnownEntities {
  readonly #byType = new Map<unknown, Map<string, Entity>>();

  of(typeName: unknown): Map<string, Entity> {
    const before = this.#byType.get(typeName);
    if (before) return before;
    const alike = new Map<string, Entity>();
    this.#byType.set(typeName, alike);
    return alike;
  }
}

function entityQuestion(entities: readonly Entity[], check: AsksEntities['check']): Question {
  let known: readonly string[] | undefined;
  const question: Question = {
    representations: entities.map(({ representation }) => representation),
    keys: () => {
      known ??= entities.map(keyOf);
      return known;
    },
    only: (indices) => {
      if (indices.length === entities.length) return question;
      const some = new Set(indices);
      return entityQuestion(
        entities.filter((_entity, index) => some.has(index)),
        check,
      );
    },
    take: (data) => takeEntities(entities, check, data),
    known: ([field, index, ...within] = []) => {
      if (field !== '_entities' || index === undefined) return [];
      const entity = entities[Number(index)];
      return entity ? [field, Number(index), ...pathWithin(entity.shape, within)] : [];
    },
    lost: ([, only] = []) => {
      const lostIn = ({ shape }: Entity, index: number) => names(shape).map((name) => ['_entities', index, name]);
      const entity = entities[Number(only)];
      return entity ? lostIn(entity, Number(only)) : entities.flatMap(lostIn);
    },
    about: ([_entities, index, ...within]) => ({ objects: entities[Number(index)]?.objects ?? [], within }),
  };
  return question;
}

function takeEntities(entities: readonly Entity[], check: CheckEntity, data: unknown): Taken[] {
  const received = isRecord(data) ? data._entities : undefined;
  if (!Array.isArray(received) || received.length !== entities.length)
    throw new WrongShape(`_entities is not a list of ${entities.length}`);
  return entities.flatMap(({ representation, shape, objects }, index) => {
    const entity: unknown = received[index];
    if (isRecord(entity)) check(representation, entity);
    if (entity === null) return [];
    const first = takeObject(shape, entity);
    const takeFor = (place: number) => (place === 0 || shape.isPlain ? first : takeObject(shape, entity));
    return objects.map((object, place) => [object, takeFor(place), representation] as const);
  });
}

function names(shape: ObjectShape): string[] {
  const fields = shape.of(shape.declared.name)?.fields ?? [];
  return fields.filter(({ value }) => value.kind !== 'typename').map(({ key }) => key);
}
