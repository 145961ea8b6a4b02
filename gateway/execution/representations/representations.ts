import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { builderOf } from '../builder.ts';
import { type Data, emptyData, isData } from '../data.ts';
import { merged } from '../merge.ts';
import { isOfType } from '../selection.ts';
import { keyOfFields } from './representation-key.ts';

interface RequiredField {
  key: string;
  within: Represent | undefined;
}

/** What one condition on the type asks for: all of it, or nothing. */
interface RequiredPart {
  fields: RequiredField[];
  parts: RequiredPart[];
}

/** Copies of an object what a subgraph needs to recognise it; undefined when something of that is not known. */
export type Represent = (object: Data) => Data | undefined;

/** How a subgraph is told which objects are meant. */
export interface Representing {
  represent: Represent;
  /** A text that tells an object from others of its type, where no object is in what is sent of it. */
  plainKey(object: Data): string | undefined;
}

/**
 * @param schema the supergraph with what clients do not see: departments may require that of each other.
 * @param isIdentified whether a representation has a key by which the subgraph can recognise it.
 */
export function representing(
  schema: GraphQLSchema,
  { requires = [], inputRewrites: rewrites = [] }: Pick<FetchNode, 'requires' | 'inputRewrites'>,
  isIdentified: (representation: Data) => boolean,
): Representing {
  const partFor = partsByType(schema, requires);
  const represent = copying(partFor);
  return {
    represent: (object) => {
      const representation = represent(object);
      if (representation?.__typename === undefined) return undefined;
      if (rewrites.length === 0) return representation;
      for (const rewrite of rewrites) applyRewrite(schema, rewrite, rewrite.path, representation);
      return isIdentified(representation) ? representation : undefined;
    },
    plainKey: (object) => partFor(object).plain?.keyOf(object),
  };
}

interface PlainPart {
  keyOf(object: Data): string | undefined;
  copy: (object: Data) => Data;
}

type PartFor = (object: Data) => RequiredPart & { plain: PlainPart | undefined };

function partsByType(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): PartFor {
  const known = new Map<unknown, ReturnType<PartFor>>();
  return ({ __typename: typeName }) => {
    const before = known.get(typeName);
    if (before) return before;
    const part = requiredPart(schema, selections, String(typeName ?? ''));
    const found = { ...part, plain: plainPart(part) };
    known.set(typeName, found);
    return found;
  };
}

function copying(partFor: PartFor): Represent {
  return (object) => {
    const part = partFor(object);
    if (part.plain?.keyOf(object) !== undefined) return part.plain.copy(object);
    const copy = emptyData();
    return copyPart(object, part, copy) ? copy : undefined;
  };
}

/** Most are known by one text: an id. */
function plainPart({ fields, parts: [only, ...others] }: RequiredPart): PlainPart | undefined {
  if (fields.length > 0 || !only || others.length > 0 || only.parts.length > 0) return undefined;
  const names = only.fields.map((field) => field.key).filter((name) => name !== '__typename');
  const [sole, ...more] = names;
  if (sole === undefined || names.length !== only.fields.length - 1 || only.fields.some(({ within }) => within))
    return undefined;
  return {
    keyOf: more.length > 0 ? (object) => keyOfFields(object, names) : (object) => textOf(object[sole]),
    copy: builderOf(only.fields.map((field) => ({ as: field.key, key: field.key, from: asItIs, staysIf: 'true' }))),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asItIs(value: unknown): unknown {
  return value;
}

/** False, and nothing copied, when a field is not known. Parts within it may be left out: they are for other fields. */
function copyPart(object: Data, { fields, parts }: RequiredPart, copy: Data): boolean {
  const copied: [string, unknown][] = [];
  for (const { key, within } of fields) {
    const value = within ? copyWithin(object[key], within) : object[key];
    if (value === undefined) return false;
    copied.push([key, value]);
  }
  for (const [key, value] of copied) copy[key] = key in copy ? merged(copy[key], value, () => false) : value;
  for (const part of parts) copyPart(object, part, copy);
  return true;
}

function copyWithin(value: unknown, represent: Represent): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => copyWithin(item, represent));
    return items.includes(undefined) ? undefined : items;
  }
  return isData(value) ? represent(value) : value;
}

function requiredPart(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
  typeName: string,
): RequiredPart {
  const part: RequiredPart = { fields: [], parts: [] };
  for (const node of selections) {
    if (node.kind === 'Field') {
      const within = node.selections && copying(partsByType(schema, node.selections));
      part.fields.push({ key: node.alias ?? node.name, within });
    } else if (isOfType(schema, typeName, node.typeCondition ?? typeName))
      part.parts.push(requiredPart(schema, node.selections, typeName));
  }
  return part;
}

/** Changes a representation where the subgraph knows its type, or a field that it needs, by another name. */
function applyRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite, path: readonly string[], value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) applyRewrite(schema, rewrite, path, item);
    return;
  }
  const [step = '', ...rest] = path;
  if (!isData(value)) return;
  if (step.startsWith('... on ')) {
    const { __typename: typeName } = value;
    if (typeof typeName !== 'string' || isOfType(schema, typeName, step.slice('... on '.length)))
      applyRewrite(schema, rewrite, rest, value);
  } else if (rest.length > 0) applyRewrite(schema, rewrite, rest, value[step]);
  else if (rewrite.kind === 'ValueSetter') value[step] = rewrite.setValueTo;
  else if (value[step] !== undefined) {
    value[rewrite.renameKeyTo] = value[step];
    delete value[step];
  }
}
