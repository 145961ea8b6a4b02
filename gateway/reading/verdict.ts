import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import {
  type CostlyExcess,
  costlyExcessOf,
  type DocumentLimits,
  type Excess,
  excessOf,
  type Pricing,
} from '../limits/document-excess.ts';
import type { CostLimits } from '../limits/excessive-cost.ts';
import { operationKindExists } from './operation-kind.ts';

/** What a text is asked as: a subscription is one only where it is sent as one. */
export type AskedAs = 'request' | 'subscription';

export interface AskedText {
  text: string;
  as: AskedAs;
  limits: DocumentLimits & CostLimits;
  /** Its variables that may be sizes of pages, or say that there is none; without them it is not asked what it costs. */
  numbers?: Readonly<Record<string, number | null>>;
}

/** What is told of a text. It crosses from one thread to another. */
export type Verdict =
  | { is: 'valid' | 'no GraphQL' }
  | { is: 'excessive'; excess: Excess }
  /** With these variables. */
  | ({ is: 'costly' } & CostlyExcess)
  | { is: 'mistaken'; mistakes: Mistake[] }
  /** Some rules of GraphQL do not report what they find, but throw it. */
  | { is: 'unbearable'; mistake: Mistake };

/** A text, and what was found of it by this schema. */
export interface ReadText {
  text: string;
  schema: GraphQLSchema;
  verdict: Verdict;
}

export interface Mistake {
  message: string;
  /** Where in the text what it is about begins. */
  positions: number[];
}

const mostMistakes = 5;

/** Looking for names that resemble a mistake takes longer than everything else, and clients are not told. */
export const requestValidation = {
  rules: [operationKindExists],
  options: { hideSuggestions: true, maxErrors: mostMistakes },
} as const;

/** @throws GraphQLError as some of GraphQL's own rules do. */
export function mistakesInSubscription(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, undefined, { hideSuggestions: true, maxErrors: 1 });
}

/** Undefined where reading itself failed: who asked reads the text themselves, and meets the same failure. */
export function verdictOn(pricing: Pricing, asked: AskedText): Verdict | undefined {
  try {
    return judged(pricing, asked);
  } catch {
    return undefined;
  }
}

function judged(pricing: Pricing, { text, as, limits, numbers }: AskedText): Verdict {
  const { schema } = pricing;
  const document = parsed(text, limits);
  if (!document) return { is: 'no GraphQL' };
  const excess = excessOf(document, limits);
  if (excess) return { is: 'excessive', excess };
  const costly = numbers && costlyExcessOf(document, numbers, pricing, limits);
  if (costly) return { is: 'costly', ...costly };
  try {
    const mistakes =
      as === 'subscription'
        ? mistakesInSubscription(schema, document)
        : validate(schema, document, [...specifiedRules, ...requestValidation.rules], requestValidation.options);
    return mistakes.length === 0 ? { is: 'valid' } : { is: 'mistaken', mistakes: mistakes.map(mistakeOf) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { is: 'unbearable', mistake: mistakeOf(error) };
  }
}

function parsed(text: string, { tokens }: DocumentLimits): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: tokens });
  } catch {
    return undefined;
  }
}

function mistakeOf({ message, nodes = [] }: GraphQLError): Mistake {
  return { message, positions: nodes.flatMap(({ loc }) => loc?.start ?? []) };
}
