import type { ReportedError } from './answers/subgraph-answer.ts';
import type { Data } from './data.ts';

/** How questions of one fetch become one, and what each gets of the answer. Variables stand for the question. */
export interface Joining {
  /** How many of these, from the first on, are well asked in one call. At least one. */
  fitting(asked: readonly Data[]): number;
  join(asked: readonly Data[]): { query: string; variables: Data };
  /** Undefined when it cannot be told what belongs to whom. */
  parts(answer: unknown, asked: readonly Data[]): AnswerPart[] | undefined;
}

/** As a subgraph would have answered one of the questions alone. */
export interface AnswerPart {
  data: Data;
  errors?: readonly ReportedError[];
}
