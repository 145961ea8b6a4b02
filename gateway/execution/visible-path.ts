import type { Path } from './data.ts';
import type { ObjectShape, ValueShape } from './shape.ts';

/**
 * The path, in the client's names, as far as the client asked for it. What departments need of each other (keys, required
 * fields) is fetched too, and its loss is told where the client can see it: at the object.
 */
export function visiblePath(response: ObjectShape, path: Path): Path {
  let objects = [response];
  const visible: (string | number)[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      visible.push(step);
      continue;
    }
    const fields = objects.flatMap((object) => object.named(step));
    const [first] = fields;
    if (!first) break;
    visible.push(first.as);
    objects = fields.flatMap(({ value }) => objectIn(value));
  }
  return visible;
}

function objectIn(shape: ValueShape): ObjectShape[] {
  if (shape.kind === 'list') return objectIn(shape.item);
  return shape.kind === 'object' ? [shape.object] : [];
}
