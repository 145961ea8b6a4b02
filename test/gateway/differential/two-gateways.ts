import { createHash } from 'node:crypto';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { ApolloGateway } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, Kind, parse } from 'graphql';
import { pino } from 'pino';
import { startDeadline } from '../../../gateway/deadline.ts';
import { type AnswerReader, answersBeforeReading } from '../../../gateway/execution/answers/answer-reader.ts';
import { writeJson } from '../../../gateway/execution/answers/sealed.ts';
import { planningBounds } from '../../../gateway/execution/planning/planner.ts';
import {
  readSubgraphs,
  requiringSubgraphs,
} from '../../../gateway/execution/planning/requirements/requiring-subgraph.ts';
import { unmetRequirement } from '../../../gateway/execution/planning/requirements.ts';
import { loadExecution } from '../../../gateway/execution.ts';
import type { World } from './made-up-world.ts';
import type { RandomOperation } from './random-operation.ts';

export interface TwoGateways {
  schema: GraphQLSchema;
  /** Whether the plan asks for a field before what it requires is known: then the stock gateway answers wrongly. */
  isAskedTooEarly(operation: RandomOperation): boolean;
  stock(operation: RandomOperation, seed: number): Promise<ExecutionResult>;
  ours(operation: RandomOperation, seed: number): Promise<ExecutionResult>;
  /** How many answers of subgraphs went on, in part, in the text in which they came. */
  sealedAnswers(): number;
}

/** The stock gateway and ours over the same supergraph and the same made-up subgraphs. */
export async function startBoth(supergraphSdl: string, world: World): Promise<TwoGateways> {
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  let [seed, sealedAnswers] = [0, 0];
  const stock = new ApolloGateway({
    supergraphSdl,
    // The same plans: values that a subgraph makes up depend on what it is told.
    queryPlannerConfig: { debug: planningBounds },
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    buildService: ({ name }) => ({
      process: ({ request: { query = '', operationName, variables } }) =>
        world.respond(name, { query, operationName, variables }, seed),
    }),
  });
  const { executor, schema } = await stock.load();
  const supergraph = Supergraph.build(supergraphSdl);
  const planner = new QueryPlanner(supergraph, { debug: planningBounds });
  const unmetIn = unmetRequirement(requiringSubgraphs(readSubgraphs(supergraph)));
  const ours = await loadExecution(supergraphSdl, {
    subgraphs: world.names.map((name) => ({
      name,
      ready: async () => {},
      execute: async ({ query, operationName, variables, read }) => {
        const text = JSON.stringify(await world.respond(name, { query, operationName, variables }, seed));
        const found = read && readAtOnce(read, Buffer.from(text));
        if (found) sealedAnswers += 1;
        return found ?? JSON.parse(text);
      },
    })),
    subgraphTimeoutMs: 10_000,
    logger: pino({ level: 'silent' }),
  });
  return {
    schema: ours.schema,
    isAskedTooEarly: ({ query }) => {
      const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query)));
      return unmetIn(plan) !== undefined;
    },
    stock: async (operation, from) => {
      seed = from;
      return executor({ ...requestOf(operation), schema, metrics: {} } as never);
    },
    ours: async (operation, from) => {
      seed = from;
      const deadline = startDeadline(10_000);
      const context = { requestId: 'request-1', caller: { subject: 'test', scopes: new Set<string>() }, deadline };
      const answer = await ours.execute({ ...requestOf(operation), context });
      deadline.end();
      const { data }: ExecutionResult = JSON.parse(writeJson({ data: answer.data }).toString());
      return { ...answer, data };
    },
    sealedAnswers: () => sealedAnswers,
  };
}

function requestOf({ query, variables }: RandomOperation) {
  const document: DocumentNode = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return {
    request: { query, variables },
    document,
    operation,
    queryHash: createHash('sha256').update(query).digest('hex'),
  };
}

/** The first answers are left to others. */
function readAtOnce(read: AnswerReader, answer: Buffer): ReturnType<AnswerReader> {
  for (let left = 0; left < answersBeforeReading; left += 1) {
    const found = read(answer);
    if (found) return found;
  }
  return read(answer);
}
