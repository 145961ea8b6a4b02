import type { GraphQLFormattedError } from 'graphql';
import { isRecord } from '../data.ts';
import { WrongShape } from './take.ts';

export type ReportedError = Pick<GraphQLFormattedError, 'message' | 'path' | 'extensions'>;

/** @throws WrongShape when it is no answer of a GraphQL server. */
export function readAnswer(answered: unknown): { data: unknown; errors: readonly ReportedError[] } {
  if (!isRecord(answered)) throw new WrongShape('the answer is not an object');
  const reported: unknown = answered.errors ?? [];
  const errors: unknown[] | null = Array.isArray(reported) ? reported.map(withoutNulls) : null;
  if (!errors?.every(isReportedError)) throw new WrongShape('errors is not a list of errors');
  const data = answered.data ?? null;
  if (data === null && errors.length === 0) throw new WrongShape('the answer has neither data nor errors');
  return { data, errors };
}

/** Some servers write null for what an error does not say. */
function withoutNulls(error: unknown): unknown {
  if (!isRecord(error) || (error.path !== null && error.extensions !== null)) return error;
  return Object.fromEntries(Object.entries(error).filter(([, value]) => value !== null));
}

function isReportedError(error: unknown): error is ReportedError {
  if (!isRecord(error) || typeof error.message !== 'string') return false;
  const pathFits =
    error.path === undefined ||
    (Array.isArray(error.path) && error.path.every((step) => typeof step === 'string' || Number.isInteger(step)));
  return pathFits && (error.extensions === undefined || isRecord(error.extensions));
}
