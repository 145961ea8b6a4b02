import { isObjectType } from 'graphql';
import { builderOf } from '../builder.ts';
import { type Data, isRecord } from '../data.ts';
import type { FieldShape, ObjectShape, TypedShape, ValueShape } from '../shape.ts';
import { Sealed } from './sealed.ts';
import { countItems } from './taken-items.ts';

/** The answer of a subgraph does not have the form of what it was asked. */
export class WrongShape extends Error {
  override name = 'WrongShape';
}

/**
 * Takes from `value` what was asked and nothing else, so that a field nobody asked this subgraph for cannot reach the
 * client or overwrite another subgraph's.
 *
 * @throws WrongShape when something that was asked is missing or has another form than the subgraph's schema says.
 */
export function takeObject(shape: ObjectShape, value: unknown): Data {
  if (!isRecord(value)) throw new WrongShape(`a ${shape.declared.name} is not an object`);
  return takeFields(typeOf(shape, value), value);
}

/** The same for the root, whose type may be called otherwise in the subgraph. */
export function takeRoot(shape: ObjectShape, value: unknown): Data {
  const typed = shape.of(shape.declared.name);
  if (!isRecord(value) || !typed) throw new WrongShape('data is not an object');
  return takeFields(typed, value);
}

function takeFields(shape: TypedShape, value: Data): Data {
  shape.take ??= builderOf(
    shape.fields.map((field) => ({
      ...{ as: field.as, key: field.key, from: (found: unknown) => takeField(field, found) },
      staysIf: field.value.kind === 'leaf' ? field.value.acceptsAtOnce : undefined,
    })),
  );
  return shape.take(value);
}

function takeField(field: FieldShape, value: unknown): unknown {
  // Its form was checked when it was read.
  if (field.isSealed && value instanceof Sealed) {
    countItems(value.items);
    return value;
  }
  if (value === undefined) throw new WrongShape(`${field.label} is missing`);
  return takeValue(field, field.value, value);
}

/** By the object type that the answer names, or the declared one where it names none. */
function typeOf(shape: ObjectShape, { __typename: named }: Data): TypedShape {
  const isNamed = typeof named === 'string';
  const typed = isNamed || named === undefined ? shape.of(isNamed ? named : shape.declared.name) : undefined;
  if (!typed || (isNamed && !isObjectType(typed.type)))
    throw new WrongShape(`an object is not a ${shape.declared.name}`);
  return typed;
}

function takeValue(field: FieldShape, shape: ValueShape, value: unknown): unknown {
  if (value === null) {
    if (shape.nonNull) throw new WrongShape(`${field.label} is null`);
    return null;
  }
  switch (shape.kind) {
    case 'leaf':
      if (value === undefined || !shape.accepts(value))
        throw new WrongShape(`${field.label} is not a value of ${shape.type.name}`);
      return value;
    case 'object':
      return takeObject(shape.object, value);
    case 'list': {
      if (!Array.isArray(value)) throw new WrongShape(`${field.label} is not a list`);
      if (shape.item.kind !== 'leaf') countItems(value.length);
      return value.map((item: unknown) => takeValue(field, shape.item, item));
    }
    default:
      if (typeof value !== 'string') throw new WrongShape(`${field.label} is not a text`);
      return value;
  }
}
