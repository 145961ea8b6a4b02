import { isEnumType } from 'graphql';
import type { Fetch } from '../fetch.ts';
import {
  type FieldShape,
  type ObjectShape,
  objectWithin,
  soleTypeOf,
  type TypedShape,
  type ValueShape,
} from '../shape.ts';
import { answerReader } from './answer-reader.ts';

/**
 * Has fetches leave what they can of their answers in the text in which it comes: objects that hold lists, that go to the client as
 * they are taken wherever the fetch completes something, and that no other fetch looks into.
 *
 * @param written in how many places a field is written as it was taken.
 */
export function seal(fetches: readonly Fetch[], written: ReadonlyMap<FieldShape, number>): void {
  const needed = new Set(fetches.flatMap(({ asks }) => (asks.kind === 'entities' ? [...asks.needed] : [])));
  for (const fetch of fetches) {
    const { asks, places } = fetch;
    const typed = asks.kind === 'root' ? soleTypeOf(asks.shape) : asks.only && soleTypeOf(asks.only.taken);
    if (!typed) continue;
    const everywhere = new Set(places.map(withoutIndices)).size;
    const sealed = sealWithin(typed, (field) => written.get(field) === everywhere && !needed.has(field.as));
    const read = sealed.length > 0 ? answerReader(withKeys(asks, typed), asks.kind) : undefined;
    fetch.sealing = read && { read, id: sealed.join() };
  }
}

/** Seals the outermost that can be; returns their names, each behind those of what it is in. */
function sealWithin({ fields }: TypedShape, isWritten: (field: FieldShape) => boolean): string[] {
  return fields.flatMap((field) => {
    const within = objectWithin(field.value);
    if (!within) return [];
    field.isSealed = isWritten(field) && holdsList(field.value) && isAsItIs(within);
    if (field.isSealed) return [field.key];
    const inner = soleTypeOf(within);
    return inner ? sealWithin(inner, isWritten).map((name) => `${field.key}.${name}`) : [];
  });
}

/** What stands in the text is more than what is taken of it. */
function withKeys(asks: Fetch['asks'], taken: TypedShape): TypedShape {
  const sent = asks.kind === 'entities' && asks.only ? soleTypeOf(asks.only.sent) : undefined;
  if (!sent) return taken;
  return { ...taken, fields: sent.fields.map((field) => taken.fields.find(({ key }) => key === field.key) ?? field) };
}

function withoutIndices(place: readonly string[]): string {
  return place.filter((step) => step !== '@').join('/');
}

/** What is small is read and written in no more time than it takes to leave it as it is. */
function holdsList(value: ValueShape): boolean {
  if (value.kind === 'list') return true;
  const fields = value.kind === 'object' ? soleTypeOf(value.object)?.fields : undefined;
  return fields?.some((field) => holdsList(field.value)) ?? false;
}

/** Of an enum with more values than this its name takes too long to tell among others. */
const mostEnumValues = 32;

/** Whether all that is in it is of one type, and has the name in the text that it has for the client. */
function isAsItIs(object: ObjectShape): boolean {
  const fields = soleTypeOf(object)?.fields ?? [];
  return fields.length > 0 && fields.every(({ key, as, value }) => key === as && isSimple(value));
}

function isSimple(value: ValueShape): boolean {
  if (value.kind === 'list') return isSimple(value.item);
  if (value.kind === 'object') return isAsItIs(value.object);
  return value.kind !== 'leaf' || !isEnumType(value.type) || value.type.getValues().length <= mostEnumValues;
}
