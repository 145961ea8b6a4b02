import { Supergraph } from '@apollo/federation-internals';
import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { withSharedScalars } from '../../../gateway/shared-scalars.ts';
import type { SubgraphRequest } from '../../../subgraphs/kit/subgraph.ts';
import { type Facts, readFacts } from './federation-facts.ts';

/** An object of the world. Subgraphs that tell of the same one tell the same, as federation asks of them. */
interface Thing {
  __typename: string;
  identity: string;
  /** Of an entity: what its keys are made of. */
  number?: number;
  representation?: Record<string, unknown>;
}

export interface World {
  names: string[];
  respond: (subgraph: string, request: SubgraphOperation, seed: number) => Promise<ExecutionResult>;
}

type SubgraphOperation = Pick<SubgraphRequest, 'query' | 'operationName' | 'variables'>;

export interface MadeUpWorld extends World {
  /** What one server that has everything answers. */
  asOne: (schema: GraphQLSchema, operation: SubgraphOperation, seed: number) => Promise<ExecutionResult>;
}

/** A calm world has no errors and misses no entity, so that the parts together know what one server would. */
export type Weather = 'calm' | 'stormy';

const entities = 5;

/**
 * Answers for every subgraph of a supergraph out of nothing but a seed: values, nulls, errors, missing entities and lists
 * of any length follow from a hash of the object and the field.
 */
export function makeUpWorld(supergraphSdl: string, weather: Weather = 'stormy'): MadeUpWorld {
  const supergraph = Supergraph.build(supergraphSdl);
  const whole = supergraph.schema.toGraphQLJSSchema();
  const schemas = new Map(
    supergraph
      .subgraphs()
      .values()
      .map(({ name, schema }) => [name, withSharedScalars(schema.toGraphQLJSSchema())]),
  );
  const facts = readFacts(supergraphSdl, [...schemas.values()]);
  const answer = async (
    schema: GraphQLSchema | undefined,
    { query, operationName, variables }: SubgraphOperation,
    fieldResolver: Resolver,
  ): Promise<ExecutionResult> => {
    if (!schema) throw new Error('there is no such subgraph');
    const document = parse(query);
    const typeResolver = ({ __typename }: Thing) => __typename;
    return execute({ schema, document, operationName, variableValues: variables, fieldResolver, typeResolver });
  };
  return {
    names: [...schemas.keys()],
    respond: (subgraph, operation, seed) =>
      answer(schemas.get(subgraph), operation, resolver({ whole, facts, subgraph, seed, weather })),
    asOne: (schema, operation, seed) =>
      answer(schema, operation, resolver({ whole, facts, subgraph: '', seed, weather })),
  };
}

type Resolver = GraphQLFieldResolver<Thing | undefined, unknown>;

interface Setting {
  whole: GraphQLSchema;
  facts: Facts;
  subgraph: string;
  seed: number;
  weather: Weather;
}

function resolver({ whole, facts, subgraph, seed, weather }: Setting): Resolver {
  const isStormy = weather === 'stormy';
  const chance = (...of: unknown[]) => hash(`${seed}|${JSON.stringify(of)}`);
  const thing = (named: GraphQLNamedType, identity: string, number: number): Thing => {
    const canonical = facts.canonical(named.name);
    const isEntity = facts.entities.has(canonical) || isAbstractType(named);
    const self = isEntity ? `${canonical}:${number}` : identity;
    const known = whole.getType(named.name);
    const possible = isAbstractType(known) ? whole.getPossibleTypes(known) : [];
    const chosen = possible[chance('type', self) % possible.length]?.name ?? named.name;
    const chosenEntity = facts.entities.has(facts.canonical(chosen));
    return { __typename: chosen, identity: chosenEntity ? `${facts.canonical(chosen)}:${number}` : self, number };
  };
  const isMissing = ({ __typename, number = 0 }: Pick<Thing, '__typename' | 'number'>): boolean =>
    isStormy && chance('missing', subgraph, facts.canonical(__typename), number) % 8 === 0;
  /** A subgraph that leads to an entity knows it, if it knows any. */
  const knownThing = (named: GraphQLNamedType, identity: string, drawn: number): Thing => {
    const things = Array.from({ length: entities }, (_, more) => thing(named, identity, (drawn + more) % entities));
    return things.find((found) => !isMissing(found)) ?? thing(named, identity, drawn % entities);
  };
  const value = (type: GraphQLOutputType, identity: string, fieldName: string, nullable = true): unknown => {
    if (isNonNullType(type)) return value(type.ofType, identity, fieldName, false);
    const drawn = chance('value', identity);
    if (nullable && drawn % 9 === 0) return null;
    if (isListType(type))
      return Array.from({ length: (drawn >>> 4) % 4 }, (_item, index) =>
        value(type.ofType, `${identity}.${index}`, fieldName),
      );
    if (isEnumType(type)) return type.getValues()[drawn % type.getValues().length]?.value;
    if (isObjectType(type) || isAbstractType(type)) return knownThing(type, identity, drawn >>> 4);
    if (type.name === 'Boolean') return drawn % 2 === 0;
    if (type.name === 'Int') return drawn % 100;
    if (type.name === 'Float') return (drawn % 100) / 4;
    return `${fieldName}-${drawn % 100}`;
  };
  return (source, args, _context, info) => {
    const { fieldName, returnType, parentType } = info;
    if (fieldName === '_entities')
      return args.representations.map((representation: Record<string, unknown>) => entity(representation));
    const identity = source?.identity ?? parentType.name;
    const number = source?.number ?? 0;
    const name = `${facts.canonical(parentType.name)}.${fieldName}`;
    if (facts.keys.has(name)) return keyValue(returnType, fieldName, number);
    const isRequiring = isStormy && facts.requiring.has(`${parentType.name}.${fieldName}`);
    const required = isRequiring ? source?.representation : undefined;
    const self = JSON.stringify([identity, fieldName, args, required]);
    const luck = chance('luck', self) % 40;
    if (isStormy && luck === 0) throw new GraphQLError('refused', { extensions: { code: 'BAD_USER_INPUT' } });
    if (isStormy && luck === 1) throw new GraphQLError('broken');
    return value(returnType, self, fieldName, !facts.isNeverNull(`${parentType.name}.${fieldName}`));
  };

  function entity(representation: Record<string, unknown>): Thing | null {
    const { __typename } = representation;
    const digits = Object.values(representation).map((part) =>
      typeof part === 'string' ? /-(\d+)$/.exec(part)?.[1] : undefined,
    );
    const number = Number(digits.find((found) => found !== undefined));
    const type = whole.getType(String(__typename));
    if (!type || Number.isNaN(number)) throw new Error(`unknown: ${JSON.stringify(representation)}`);
    if (isMissing({ __typename: type.name, number })) return null;
    const made = thing(type, '', number);
    return {
      ...made,
      __typename: isAbstractType(type) && facts.isObjectIn(subgraph, type.name) ? type.name : made.__typename,
      representation: inOrder(representation),
    };
  }

  function keyValue(type: GraphQLOutputType, fieldName: string, number: number): unknown {
    const named = isNonNullType(type) ? type.ofType : type;
    return isObjectType(named)
      ? { __typename: named.name, identity: `${named.name}:${number}`, number }
      : `${fieldName}-${number}`;
  }
}

/** Steps of a plan tell the same about an entity in another order of its fields. */
function inOrder(representation: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(representation).map(([name, field]) => [name, isPlain(field) ? inOrder(field) : field]);
  return Object.fromEntries(fields.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}

function isPlain(field: unknown): field is Record<string, unknown> {
  return typeof field === 'object' && field !== null && !Array.isArray(field);
}

/** FNV-1a over UTF-16 units, with its bits mixed once more so that low ones can be used alone. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (state ^ (state >>> 13)) >>> 0;
}
