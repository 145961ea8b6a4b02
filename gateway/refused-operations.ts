import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is not carried out, whatever else is asked in the same request. */
export interface RefusedOperation {
  status: number;
  told: object;
  /** Whether it is told in an event stream. */
  isStreamed?: boolean;
}

/** Answers a batch of which some operations are refused: these in their places, and the others as if they came by themselves. */
export async function answerRest(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly (RefusedOperation | undefined)[],
  answer: () => unknown,
): Promise<string> {
  const operations = request.body as unknown[];
  const accepted = operations.filter((_, place) => !refusals[place]);
  request.body = accepted;
  const answers: unknown = JSON.parse(String(await answer()));
  const rest = Array.isArray(answers) ? answers.values() : accepted.map(() => answers).values();
  reply.code(refusals.find(Boolean)?.status ?? reply.statusCode);
  return JSON.stringify(refusals.map((refused) => refused?.told ?? rest.next().value));
}
