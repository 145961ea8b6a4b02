import { GraphQLError } from 'graphql';
import { type ReportedError, readAnswer } from '../answers/subgraph-answer.ts';
import { WrongShape } from '../answers/take.ts';
import { type Data, isRecord, type Path } from '../data.ts';
import type { AnswerPart } from '../joining.ts';

/** Whose a path of the joint answer is, and where it is in their own. */
export interface Belonging {
  index: number;
  path: Path;
}

/**
 * @param dataOf what each gets of the data; undefined when that cannot be told.
 * @param belonging undefined for what is nobody's.
 */
export function answerParts(
  answer: unknown,
  dataOf: (data: Data) => Data[] | undefined,
  belonging: (path: Path) => Belonging | undefined,
): AnswerPart[] | undefined {
  const { data, errors } = readable(answer) ?? {};
  const each = isRecord(data) ? dataOf(data) : undefined;
  if (!each || !errors) return undefined;
  const parts = each.map((own): AnswerPart & { errors?: ReportedError[] } => ({ data: own }));
  for (const error of errors) {
    const { index = -1, path } = belonging(error.path ?? []) ?? {};
    const part = parts[index];
    if (!part) return undefined;
    part.errors ??= [];
    part.errors.push(moved(error, path));
  }
  return parts;
}

function readable(answer: unknown): ReturnType<typeof readAnswer> | undefined {
  try {
    return readAnswer(answer);
  } catch (error) {
    if (error instanceof WrongShape) return undefined;
    throw error;
  }
}

/** The log tells of an error of a subgraph in this process what it was thrown for. */
function moved(error: ReportedError, path: Path | undefined): ReportedError {
  const { message, extensions } = error;
  return error instanceof GraphQLError
    ? new GraphQLError(message, { path, extensions, originalError: error.originalError })
    : { message, extensions, path };
}
