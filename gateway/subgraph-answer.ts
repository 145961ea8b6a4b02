import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Fetch, rootType } from './fetch.ts';

/** The answer of a subgraph does not have the form of what it was asked. */
export class WrongShape extends Error {
  override name = 'WrongShape';
}

export type Data = Record<string, unknown>;

/**
 * Takes from `data` what was asked and nothing else, so that a field nobody asked this subgraph for cannot reach the
 * client or overwrite another subgraph's.
 *
 * @throws WrongShape when something that was asked is missing or has another form than the subgraph's schema says.
 */
export function takeRequested(fetch: Fetch, data: unknown): Data {
  return fetch.entities
    ? { _entities: takeEntities(fetch, fetch.entities, data) }
    : takeObject(fetch, rootType(fetch), [fetch.operation.selectionSet], data, 'data');
}

function takeEntities(
  fetch: Fetch,
  { selectionSet, types }: NonNullable<Fetch['entities']>,
  data: unknown,
): (Data | null)[] {
  const received = isRecord(data) ? data._entities : undefined;
  if (!Array.isArray(received) || received.length !== types.length)
    throw new WrongShape(`data._entities is not a list of ${types.length}`);
  return types.map((type, index) => {
    const entity: unknown = received[index];
    return entity === null ? null : takeObject(fetch, type, [selectionSet], entity, 'data._entities.@');
  });
}

function takeObject(
  fetch: Fetch,
  declared: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  value: unknown,
  path: string,
): Data {
  if (!isRecord(value)) throw new WrongShape(`${path} is not an object`);
  const type = runtimeType(fetch, declared, value, path);
  const taken: Data = Object.create(null);
  for (const [name, fields] of collectFields(fetch, type, selectionSets)) {
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    if (found === undefined) throw new WrongShape(`${path}.${name} is missing`);
    taken[name] = takeField(fetch, type, fields, found, `${path}.${name}`);
  }
  return taken;
}

/** The object type that the answer names, or the declared one where it names none. */
function runtimeType(
  fetch: Fetch,
  declared: GraphQLCompositeType,
  { __typename: named }: Data,
  path: string,
): GraphQLCompositeType {
  if (named === undefined || declared === rootType(fetch)) return declared;
  const type = typeof named === 'string' ? fetch.schema.getType(named) : undefined;
  const fits = isAbstractType(declared)
    ? isObjectType(type) && fetch.schema.isSubType(declared, type)
    : type === declared;
  if (!fits || !isCompositeType(type)) throw new WrongShape(`${path} is not a ${declared.name}`);
  return type;
}

function takeField(
  fetch: Fetch,
  type: GraphQLCompositeType,
  fields: readonly FieldNode[],
  value: unknown,
  path: string,
): unknown {
  const name = fields[0]?.name.value ?? '';
  if (name === '__typename') {
    if (typeof value !== 'string') throw new WrongShape(`${path} is not a type name`);
    return value;
  }
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  if (!field) throw new WrongShape(`${path} is not a field of ${type.name}`);
  return takeValue(fetch, field.type, fields, value, path);
}

function takeValue(
  fetch: Fetch,
  type: GraphQLOutputType,
  fields: readonly FieldNode[],
  value: unknown,
  path: string,
): unknown {
  if (isNonNullType(type)) {
    if (value === null) throw new WrongShape(`${path} is null`);
    return takeValue(fetch, type.ofType, fields, value, path);
  }
  if (value === null) return null;
  if (isListType(type)) {
    if (!Array.isArray(value)) throw new WrongShape(`${path} is not a list`);
    return value.map((item: unknown) => takeValue(fetch, type.ofType, fields, item, `${path}.@`));
  }
  if (isCompositeType(type)) {
    const selectionSets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    return takeObject(fetch, type, selectionSets, value, path);
  }
  if (!isLeafOf(type, value)) throw new WrongShape(`${path} is not a value of ${type.name}`);
  return value;
}

function isLeafOf(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  const isBuiltIn = builtInScalars[type.name];
  return isBuiltIn ? isBuiltIn(value) : value !== undefined;
}

const builtInScalars: Record<string, ((value: unknown) => boolean) | undefined> = {
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
