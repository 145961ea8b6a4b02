import { isObjectType } from 'graphql';
import { type Data, isData, type Path } from '../data.ts';
import type { FieldShape, ObjectShape, ValueShape } from '../shape.ts';

/**
 * The path, in the client's names, as far as the client asked for it. What departments need of each other (keys, required
 * fields) is fetched too, and its loss is told where the client can see it: at the object.
 */
export function visiblePath(response: ObjectShape, path: Path): Path {
  return follow(response, path, ([first]) => first?.as);
}

/** The path as far as what was asked has lists and objects: a subgraph may say that a thousand things in a number are lost. */
export function pathWithin(asked: ObjectShape, path: Path): Path {
  return follow(asked, path, (_fields, step) => step);
}

/**
 * Whether the client asked for this of the objects that are there. A subgraph that knows an interface as one object
 * (`@interfaceObject`) is asked for what fragments want of each of its types, and may tell of all that it lost.
 */
export function isAskedOf(response: ObjectShape, data: Data, path: Path): boolean {
  let shape: ValueShape = { kind: 'object', nonNull: true, object: response };
  let value: unknown = data;
  for (const step of path) {
    if (shape.kind === 'list' && Array.isArray(value)) {
      value = value[Number(step)];
      shape = shape.item;
    } else if (shape.kind === 'object' && isData(value)) {
      const typed = shape.object.of(String(value.__typename ?? shape.object.declared.name));
      if (!typed || !isObjectType(typed.type)) return true;
      const field: FieldShape | undefined = typed.fields.find(({ as }) => as === step);
      if (!field) return false;
      value = value[field.key];
      shape = field.value;
    } else return true;
  }
  return true;
}

function follow(
  object: ObjectShape,
  path: Path,
  nameOf: (fields: readonly FieldShape[], step: string) => string | undefined,
): Path {
  let values: ValueShape[] = [{ kind: 'object', nonNull: true, object }];
  const followed: (string | number)[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      values = values.flatMap((value) => (value.kind === 'list' ? [value.item] : []));
      if (values.length === 0) break;
      followed.push(step);
      continue;
    }
    const objects = values.flatMap((value) => (value.kind === 'object' ? [value.object] : []));
    const fields = objects.flatMap((within) => within.named(step));
    const name = objects.length > 0 ? nameOf(fields, step) : undefined;
    if (name === undefined) break;
    followed.push(name);
    values = fields.map(({ value }) => value);
  }
  return followed;
}
