import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type Data, emptyData, isData } from './data.ts';
import { merged } from './merge.ts';
import { isOfType } from './selection.ts';

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

/** @param schema the supergraph with what clients do not see: departments may require that of each other. */
export function representing(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[] = [],
): Represent {
  const represent = copying(schema, requires);
  return (object) => {
    const representation = represent(object);
    if (representation?.__typename === undefined) return undefined;
    for (const rewrite of rewrites) applyRewrite(schema, rewrite, rewrite.path, representation);
    return representation;
  };
}

function copying(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Represent {
  const known = new Map<string, RequiredPart>();
  const partFor = (typeName: string): RequiredPart => {
    const part = known.get(typeName) ?? requiredPart(schema, selections, typeName);
    known.set(typeName, part);
    return part;
  };
  return (object) => {
    const copy = emptyData();
    return copyPart(object, partFor(String(object.__typename ?? '')), copy) ? copy : undefined;
  };
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
      const within = node.selections && copying(schema, node.selections);
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
