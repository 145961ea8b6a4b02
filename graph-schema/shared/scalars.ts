import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const currencyCode = /^[A-Z]{3}$/;

/** A point in time: ISO 8601 with offset outside, epoch milliseconds inside. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'A point in time as ISO 8601 with offset, e.g. 2026-11-22T08:30:00.000Z. Answers are in UTC.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('DateTime needs epoch milliseconds');
    return new Date(value).toISOString();
  },
  parseValue: (value) => {
    const time =
      typeof value === 'string' && isoDateTime.test(value) && isDay(value.slice(0, 10))
        ? Date.parse(value)
        : Number.NaN;
    if (Number.isNaN(time)) throw badInput('DateTime', 'an ISO 8601 time with offset, e.g. 2026-11-22T08:30:00Z');
    return time;
  },
});

/** A calendar day without a time, `YYYY-MM-DD` inside and outside. */
export const CalendarDate = textScalar(
  'Date',
  'A calendar day as YYYY-MM-DD.',
  (text) => isoDate.test(text) && isDay(text),
  'a day as YYYY-MM-DD',
);

export const CurrencyCode = textScalar(
  'CurrencyCode',
  'An ISO 4217 currency code in capitals, e.g. EUR.',
  (text) => currencyCode.test(text),
  'three capital letters of ISO 4217, e.g. EUR',
);

/** GraphQL's own Int ends at 2,147,483,647, which is 21 million euros in cents. */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number between -(2^53 - 1) and 2^53 - 1.',
  serialize: (value) => safeInteger(value),
  parseValue: (value) => safeInteger(value),
  parseLiteral: (node) => safeInteger(node.kind === Kind.INT ? Number(node.value) : undefined),
});

/** JavaScript reads 30 February as 2 March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function safeInteger(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw badInput('SafeInt', 'a whole number up to 2^53 - 1');
  return value;
}

function textScalar(name: string, description: string, accepts: (text: string) => boolean, expected: string) {
  const check = (value: unknown): string => {
    if (typeof value !== 'string' || !accepts(value)) throw badInput(name, expected);
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: check,
    parseValue: check,
    parseLiteral: (node: ValueNode) => check(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function badInput(scalar: string, expected: string): GraphQLError {
  return new GraphQLError(`${scalar} must be ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });
}
