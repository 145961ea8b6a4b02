import { type Data, emptyData, isData } from '../data.ts';
import type { AsksEntities, Fetch } from '../fetch.ts';
import type { Taken } from '../representations/question.ts';
import { keyOfFields } from '../representations/representation-key.ts';
import { type FieldShape, isPlain, type ObjectShape, objectWithin, soleTypeOf, type TypedShape } from '../shape.ts';
import type { Step } from '../step.ts';
import { fetchesOf } from './as-taken.ts';

/** An entity of which a fetch asks for nothing but plain values, which are the same wherever the entity is told of. */
interface WantedEntity {
  typeName: string;
  /** The names of the fields that tell which one is meant. */
  by: readonly string[];
  /** Whether something is sent that is no key: then what is answered follows from that as well. */
  isRequiring: boolean;
  fields: readonly FieldShape[];
}

/** Where another fetch tells of such entities: names from the objects that it completes. */
interface TellingPlace {
  path: readonly string[];
  /** The names there of the fields that tell which one it is; undefined where that is what was sent. */
  by: readonly string[] | undefined;
  /** The names that wanted fields are to have, and the names there; undefined for the name of the type. */
  fields: readonly (readonly [as: string, there: string | undefined])[];
}

/** Which fetches of one plan tell what others of it would ask for. */
export class Retelling {
  readonly #subgraphs: ReadonlySet<string>;
  readonly #wanted = new Map<Fetch, WantedEntity | undefined>();
  readonly #places = new Map<Fetch, Map<Fetch, readonly TellingPlace[]>>();

  constructor(subgraphs: ReadonlySet<string>) {
    this.#subgraphs = subgraphs;
  }

  isOf({ subgraph }: Fetch): boolean {
    return this.#subgraphs.has(subgraph.endpoint.name);
  }

  wantedBy(fetch: Fetch): WantedEntity | undefined {
    if (!this.#wanted.has(fetch)) this.#wanted.set(fetch, wantedEntity(fetch));
    return this.#wanted.get(fetch);
  }

  places(telling: Fetch, asking: Fetch, wanted: WantedEntity): readonly TellingPlace[] {
    const known = this.#places.get(asking) ?? new Map<Fetch, readonly TellingPlace[]>();
    this.#places.set(asking, known);
    const places = known.get(telling) ?? tellingPlaces(telling, wanted);
    known.set(telling, places);
    return places;
  }
}

/** Undefined where no subgraph is asked for entities beside anything else, as in most plans. */
export function retellingIn(step: Step): Retelling | undefined {
  const bySubgraph = Map.groupBy(fetchesOf(step), ({ subgraph }) => subgraph);
  const found = [...bySubgraph].filter(([, { length }]) => length > 1);
  const asked = found.filter(([, fetches]) => fetches.some(({ asksEntities }) => asksEntities));
  return asked.length > 0 ? new Retelling(new Set(asked.map(([name]) => name))) : undefined;
}

/**
 * What subgraphs told of entities while one query is executed. What one told without an error it is not asked again: plans
 * ask for the same entities at several steps, and for what the first step told already.
 */
export class ToldEntities {
  readonly #retelling: Retelling;
  readonly #answers: { fetch: Fetch; taken: readonly Taken[] }[] = [];

  constructor(retelling: Retelling) {
    this.#retelling = retelling;
  }

  /** @param taken of an answer that had no errors */
  tell(fetch: Fetch, taken: readonly Taken[]): void {
    if (taken.length > 0 && this.#retelling.isOf(fetch)) this.#answers.push({ fetch, taken });
  }

  /** What was told of these entities that a fetch would ask for, by their index. */
  about(fetch: Fetch, representations: readonly Data[]): ReadonlyMap<number, Data> {
    const told = new Map<number, Data>();
    const answers = this.#answers.filter((answer) => answer.fetch.subgraph === fetch.subgraph);
    const wanted = answers.length > 0 ? this.#retelling.wantedBy(fetch) : undefined;
    if (!wanted) return told;
    const missing = new Map<string, number>();
    representations.forEach((representation, index) => {
      const identity = keyOfFields(representation, wanted.by);
      if (identity !== undefined) missing.set(identity, index);
    });
    for (const answer of answers)
      for (const place of this.#retelling.places(answer.fetch, fetch, wanted))
        for (const [, answered, sent] of answer.taken)
          for (const object of objectsIn(answered, place.path)) {
            const identity = place.by ? keyOfFields(object, place.by) : sent && keyOfFields(sent, wanted.by);
            const index = identity === undefined ? undefined : missing.get(identity);
            if (identity === undefined || index === undefined) continue;
            missing.delete(identity);
            told.set(index, retold(object, place, wanted));
            if (missing.size === 0) return told;
          }
    return told;
  }
}

function wantedEntity({ asks }: Fetch): WantedEntity | undefined {
  const typed = asks.kind === 'entities' && asks.only ? soleTypeOf(asks.only.taken) : undefined;
  if (asks.kind !== 'entities' || !asks.sent || !typed) return undefined;
  const { fields, type } = typed;
  if (!asks.only?.taken.isPlain || fields.some(({ plainName }) => plainName === undefined)) return undefined;
  const { keys, others } = asks.sent;
  return { typeName: type.name, by: [...keys, ...others], isRequiring: others.length > 0, fields };
}

function tellingPlaces({ asks }: Fetch, wanted: WantedEntity): TellingPlace[] {
  const shape = asks.kind === 'root' ? asks.shape : asks.only?.taken;
  return typedPlaces(shape, []).flatMap(({ path, typed }): TellingPlace[] => {
    const fields = typed.type.name === wanted.typeName ? namesOf(typed, wanted) : undefined;
    if (!fields) return [];
    const place = { path, fields };
    if (path.length === 0 && asks.kind === 'entities' && tellsWhich(asks, wanted)) return [{ ...place, by: undefined }];
    if (wanted.isRequiring) return [];
    const by = wanted.by.flatMap((name) => plainIn(typed, name)?.as ?? []);
    return by.length === wanted.by.length ? [{ ...place, by }] : [];
  });
}

/** Whether entities of another fetch are told apart by all that these are; where more decides of an answer, by nothing else. */
function tellsWhich({ sent }: AsksEntities, { by, isRequiring }: WantedEntity): boolean {
  const names = sent ? [...sent.keys, ...sent.others] : [];
  return by.every((name) => names.includes(name)) && (!isRequiring || names.length === by.length);
}

/** Undefined where something that is wanted is not told there. */
function namesOf(typed: TypedShape, { fields }: WantedEntity): TellingPlace['fields'] | undefined {
  const names = fields.flatMap(({ as, value, plainName = '' }): TellingPlace['fields'] => {
    if (value.kind === 'typename') return [[as, undefined]];
    const there = plainIn(typed, plainName);
    return there ? [[as, there.as]] : [];
  });
  return names.length === fields.length ? names : undefined;
}

function plainIn({ fields }: TypedShape, name: string): FieldShape | undefined {
  return fields.find(({ plainName, value }) => plainName === name && isPlain(value));
}

function typedPlaces(shape: ObjectShape | undefined, path: readonly string[]): { path: string[]; typed: TypedShape }[] {
  const typed = shape && soleTypeOf(shape);
  if (!typed) return [];
  const within = typed.fields.flatMap(({ as, value }) => typedPlaces(objectWithin(value), [...path, as]));
  return [{ path: [...path], typed }, ...within];
}

/** Parts of an answer that stay in the text in which they came hold no objects. */
function objectsIn(value: unknown, [step, ...rest]: readonly string[]): Data[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => objectsIn(item, step === undefined ? [] : [step, ...rest]));
  if (!isData(value)) return [];
  return step === undefined ? [value] : objectsIn(value[step], rest);
}

function retold(object: Data, { fields }: TellingPlace, { typeName }: WantedEntity): Data {
  const data = emptyData();
  for (const [as, there] of fields) data[as] = there === undefined ? typeName : object[there];
  return data;
}
