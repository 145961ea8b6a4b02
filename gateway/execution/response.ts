import { type GraphQLFormattedError, isObjectType } from 'graphql';
import { type Data, emptyData, isData, type Path } from './data.ts';
import { unexplained } from './losses/completion-errors.ts';
import type { FieldShape, ObjectShape, ValueShape } from './shape.ts';

interface Written {
  data: Data | null;
  /** Of nulls in places that must not be null, and that no error explains so far. */
  errors: GraphQLFormattedError[];
}

interface Writing {
  introspection: Data | undefined;
  path: (string | number)[];
  incomplete: Path[];
}

/**
 * Writes the answer as the client asked for it: its fields only, in its order, under its names. A null in a place that must
 * not be null takes its parent along, as in GraphQL's section on handling execution errors.
 */
export function writeResponse(
  shape: ObjectShape,
  data: Data,
  options: { introspection?: Data; errors: readonly GraphQLFormattedError[] },
): Written {
  const writing: Writing = {
    introspection: options.introspection,
    path: [],
    incomplete: [],
  };
  const written = writeObject(shape, data, writing) ?? null;
  writing.incomplete.push(...untold(shape, data));
  return {
    data: written,
    errors: writing.incomplete.length === 0 ? [] : unexplained(writing.incomplete, options.errors),
  };
}

/**
 * Fields that no subgraph told anything of, not even null: the planner asks nobody for one of an interface that nothing implements
 * where the field is.
 */
function untold(shape: ObjectShape, data: Data): Path[] {
  const fields = shape.of(shape.declared.name)?.fields ?? [];
  const isUntold = ({ key, value }: FieldShape) =>
    value.kind !== 'typename' && value.kind !== 'introspection' && !value.nonNull && data[key] === undefined;
  return fields.filter(isUntold).map(({ as }) => [as]);
}

/** Undefined when the object cannot be: then it is null, and where it must not be null its parent is as well. */
function writeObject(shape: ObjectShape, value: Data, writing: Writing): Data | undefined {
  const { __typename: named } = value;
  const typed = shape.of(typeof named === 'string' ? named : shape.declared.name);
  if (!typed) return missing(writing);
  // A subgraph may know only the interface; where the answer depends on more and nobody could tell, there is no object.
  const isDecided = isObjectType(typed.type);
  if (!isDecided && typed.isUndecided) return missing(writing);
  const written = emptyData();
  for (const field of typed.fields) {
    if (field.value.kind === 'typename') {
      if (!isDecided) return missing(writing);
      written[field.as] = typed.type.name;
      continue;
    }
    writing.path.push(field.as);
    const completed = writeField(field, value, writing);
    writing.path.pop();
    if (completed === undefined) return undefined;
    written[field.as] = completed;
  }
  return written;
}

function writeField({ key, value: shape, asTaken }: FieldShape, object: Data, writing: Writing): unknown {
  if (shape.kind === 'introspection') return writing.introspection?.[key] ?? null;
  if (asTaken) return object[key] ?? (shape.nonNull ? missing(writing) : null);
  return writeValue(shape, object[key] ?? null, writing);
}

/** Undefined for a null that must not be. */
function writeValue(shape: ValueShape, value: unknown, writing: Writing): unknown {
  if (value === null) return shape.nonNull ? missing(writing) : null;
  const written = writePresent(shape, value, writing);
  if (written === undefined && !shape.nonNull) return null;
  return written;
}

function writePresent(shape: ValueShape, value: unknown, writing: Writing): unknown {
  if (shape.kind === 'object' && isData(value)) return writeObject(shape.object, value, writing);
  if (shape.kind === 'list' && Array.isArray(value)) return writeList(shape.item, value, writing);
  if (shape.kind === 'leaf' && shape.accepts(value)) return value;
  return missing(writing);
}

function writeList(shape: ValueShape, items: readonly unknown[], writing: Writing): unknown[] | undefined {
  const written = new Array<unknown>(items.length);
  let isWhole = true;
  for (let index = 0; index < items.length; index += 1) {
    writing.path.push(index);
    const item = writeValue(shape, items[index] ?? null, writing);
    writing.path.pop();
    if (item === undefined) isWhole = false;
    written[index] = item;
  }
  return isWhole ? written : undefined;
}

function missing({ path, incomplete }: Writing): undefined {
  incomplete.push([...path]);
  return undefined;
}
