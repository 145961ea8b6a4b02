import type { Path } from './data.ts';
import type { ObjectShape, ValueShape } from './shape.ts';

/**
 * The path as far as the client asked for it. What departments need of each other (keys, required fields) is fetched too,
 * and its loss is told where the client can see it: at the object.
 */
export function visiblePath(response: ObjectShape, path: Path): Path {
  let objects = [response];
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const fields = objects.flatMap((object) => object.named(step));
    if (fields.length === 0) return path.slice(0, index);
    objects = fields.flatMap(({ value }) => objectIn(value));
  }
  return path;
}

function objectIn(shape: ValueShape): ObjectShape[] {
  if (shape.kind === 'list') return objectIn(shape.item);
  return shape.kind === 'object' ? [shape.object] : [];
}
