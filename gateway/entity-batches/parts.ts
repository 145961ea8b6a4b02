import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRecord } from '../execution/data.ts';
import { type ReportedError, readAnswer } from '../execution/subgraph-answer.ts';
import { WrongShape } from '../execution/take.ts';

/** An answer about some of the entities that were asked for. */
export interface AnswerPart {
  data: { _entities: readonly unknown[] };
  errors?: readonly ReportedError[];
}

/**
 * The answer to a call about the entities of several, as each would have got it.
 *
 * @param lengths how many entities each asked for, one after the other.
 * @returns undefined when that cannot be told: entities are missing or too many, or an error is about none of them.
 */
export function partsOf(answer: unknown, lengths: readonly number[]): AnswerPart[] | undefined {
  const answered = entitiesOf(answer);
  if (answered?.entities.length !== lengths.reduce((sum, length) => sum + length, 0)) return undefined;
  const { entities, errors } = answered;
  if (!errors.every(({ path = [] }) => path[0] === '_entities' && typeof path[1] === 'number' && path[1] in entities))
    return undefined;
  let begin = 0;
  return lengths.map((length) => {
    const [first, end] = [begin, begin + length];
    begin = end;
    const data = { _entities: entities.slice(first, end) };
    if (errors.length === 0) return { data };
    const own = errors.flatMap((error) => movedInto(error, first, end) ?? []);
    return own.length > 0 ? { data, errors: own } : { data };
  });
}

function entitiesOf(answer: unknown): { entities: unknown[]; errors: readonly ReportedError[] } | undefined {
  try {
    const { data, errors } = readAnswer(answer);
    return isRecord(data) && Array.isArray(data._entities) ? { entities: data._entities, errors } : undefined;
  } catch (error) {
    if (error instanceof WrongShape) return undefined;
    throw error;
  }
}

/** The error as it would be if the entities from `first` to before `end` were all; undefined if it is about others. */
function movedInto(error: ReportedError, first: number, end: number): GraphQLFormattedError | undefined {
  const [field = '', index, ...within] = error.path ?? [];
  if (typeof index !== 'number' || index < first || index >= end) return undefined;
  const path = [field, index - first, ...within];
  const { message, extensions } = error;
  return error instanceof GraphQLError
    ? new GraphQLError(message, { path, extensions, originalError: error.originalError })
    : { message, extensions, path };
}
