import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is not carried out, whatever else is asked in the same request. */
export interface RefusedOperation {
  status: number;
  told: object;
  /** Whether it is told in an event stream. */
  isStreamed?: boolean;
}

/**
 * Answers a batch, each operation in its place. Its status is that of a refusal only where nothing is answered: Apollo Client 3
 * takes any other than 200 as the failure of all operations.
 */
export async function answerBatch(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly (RefusedOperation | undefined)[],
  answer: () => unknown,
): Promise<string> {
  const operations = request.body as unknown[];
  const accepted = operations.filter((_, place) => !refusals[place]);
  request.body = accepted;
  const text = String(await answer());
  if (operations.length === 0 || (refusals.length === 0 && reply.statusCode < 400)) return text;
  const answers: unknown = JSON.parse(text);
  const rest = (Array.isArray(answers) ? answers : accepted.map(() => answers)).values();
  const each: unknown[] = operations.map((_, place) => refusals[place]?.told ?? rest.next().value);
  if (each.some((told) => Object.hasOwn(Object(told), 'data'))) reply.code(200);
  return JSON.stringify(each);
}
