import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Source, sourceOf } from '../execution/selection.ts';
import type { CacheHints, Hint } from './hints.ts';

/** How long an answer may be kept, and whether for its caller only. */
export interface CachePolicy {
  /** Seconds, more than 0. */
  maxAge: number;
  scope: 'PRIVATE' | 'PUBLIC';
}

/**
 * Where a selection is. A root field without a hint is not kept, nor is an entity's own field unless its type has one;
 * below them a leaf is as old as the object that it is in.
 */
type Place = 'root' | 'entity' | 'object';

/**
 * The policy of a whole operation: the smallest age of anything that it selects, as Apollo's `@cacheControl` says.
 * Undefined when some of it must not be kept.
 *
 * @param document an operation without conditions.
 */
export function policyOf(schema: GraphQLSchema, document: DocumentNode, hints: CacheHints): CachePolicy | undefined {
  if (hints.fields.size === 0 && hints.types.size === 0) return undefined;
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const rootType = operation?.operation === 'query' ? schema.getQueryType() : undefined;
  if (!operation || !rootType) return undefined;
  const policy = new Restricted();
  restrict({ source: sourceOf(schema, document), hints, policy }, rootType, operation.selectionSet, 'root');
  return policy.settled();
}

class Restricted {
  #maxAge = Number.POSITIVE_INFINITY;
  #isPrivate = false;

  restrict(maxAge: number | undefined, scope: Hint['scope']): void {
    if (maxAge !== undefined) this.#maxAge = Math.min(this.#maxAge, maxAge);
    if (scope === 'PRIVATE') this.#isPrivate = true;
  }

  settled(): CachePolicy | undefined {
    if (this.#maxAge <= 0 || this.#maxAge === Number.POSITIVE_INFINITY) return undefined;
    return { maxAge: this.#maxAge, scope: this.#isPrivate ? 'PRIVATE' : 'PUBLIC' };
  }
}

interface Walk {
  source: Source;
  hints: CacheHints;
  policy: Restricted;
}

function restrict(walk: Walk, type: GraphQLCompositeType, selectionSet: SelectionSetNode, place: Place): void {
  const { schema, fragments } = walk.source;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      restrictField(walk, type, selection, place);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
    if (fragment) restrict(walk, isCompositeType(condition) ? condition : type, fragment.selectionSet, place);
  }
}

function restrictField(walk: Walk, type: GraphQLCompositeType, node: FieldNode, place: Place): void {
  const name = node.name.value;
  if (name === '__typename') return;
  if (name === '_entities' && place === 'root') {
    if (node.selectionSet) restrict(walk, type, node.selectionSet, 'entity');
    return;
  }
  // Which of the types it will be is not known before: the strictest counts.
  for (const object of objectTypes(walk.source.schema, type)) restrictFieldOf(walk, object, name, place);
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  const answer = field && getNamedType(field.type);
  if (node.selectionSet && isCompositeType(answer)) restrict(walk, answer, node.selectionSet, 'object');
}

function objectTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isObjectType(type) ? [type] : schema.getPossibleTypes(type);
}

function restrictFieldOf({ hints, policy }: Walk, type: GraphQLObjectType, name: string, place: Place): void {
  const field = type.getFields()[name];
  if (!field) {
    policy.restrict(0, undefined);
    return;
  }
  const answer = getNamedType(field.type);
  const hint = hints.fields.get(`${type.name}.${name}`) ?? {};
  const typeHint = hints.types.get(answer.name) ?? {};
  const entityHint = place === 'entity' ? hints.types.get(type.name) : undefined;
  const maxAge = hint.maxAge ?? (hint.inheritMaxAge ? undefined : typeHint.maxAge);
  const inherits = isLeafType(answer) || (hint.inheritMaxAge ?? typeHint.inheritMaxAge) === true;
  policy.restrict(maxAge ?? ageWithoutHint(place, inherits, entityHint?.maxAge), hint.scope ?? typeHint.scope);
  policy.restrict(undefined, entityHint?.scope);
}

/** Undefined where it is as old as what it is in. */
function ageWithoutHint(place: Place, inherits: boolean, ofEntity: number | undefined): number | undefined {
  if (!inherits || place === 'root') return 0;
  return place === 'entity' ? (ofEntity ?? 0) : undefined;
}
