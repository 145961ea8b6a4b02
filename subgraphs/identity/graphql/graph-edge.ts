import type { Decision } from '../resolution/decision.ts';
import type { Hold } from '../resolution/match.ts';
import { builder } from '../schema.ts';
import type { AttachedPair } from '../store/neighbourhood.ts';
import { DecisionRef } from './decisions.ts';
import { identifierId } from './graph-node.ts';
import type { DrawnGraph } from './graph-walk.ts';
import { HoldRef } from './hold.ts';
import { calibratedProbability, inBits, probabilityMeaning, weightUnit } from './weight.ts';

export interface GraphEdge {
  is: 'GraphLink' | 'GraphRefusal' | 'GraphDecision' | 'GraphQuestion' | 'GraphHolding';
  from: string;
  to: string;
}

export const GraphEdgeRef = builder.interfaceRef<GraphEdge>('GraphEdge').implement({
  description: 'Something that is drawn as an edge between two nodes of the same graph.',
  resolveType: ({ is }) => is,
  fields: (t) => ({
    from: t.exposeID('from', { description: 'The id of the node that it begins at.' }),
    to: t.exposeID('to', { description: 'The id of the node that it ends at.' }),
  }),
});

export function edgesOf(
  { records, proposals, pairs, decisions, holdings }: DrawnGraph,
  pseudonymKey: string,
): GraphEdge[] {
  const drawn = new Set(records.map(({ record }) => record.key));
  return [
    ...pairs.map((pair) => {
      const is = pair.hold === null ? ('GraphLink' as const) : ('GraphRefusal' as const);
      return { ...pair, is, from: pair.low, to: pair.high };
    }),
    ...decisions.map((decision) => {
      return { decision, is: 'GraphDecision' as const, from: decision.low, to: decision.high };
    }),
    ...proposals.flatMap(({ id, low, high }) =>
      [low, high].filter((key) => drawn.has(key)).map((key) => ({ is: 'GraphQuestion' as const, from: id, to: key })),
    ),
    ...holdings.map(({ recordKey, identifier }) => ({
      ...{ is: 'GraphHolding' as const, from: recordKey, to: identifierId(identifier, pseudonymKey) },
    })),
  ];
}

const GraphPairRef = builder.interfaceRef<GraphEdge & AttachedPair>('GraphPair').implement({
  description: 'An edge between two records that are alike, from the smaller id to the larger.',
  interfaces: [GraphEdgeRef],
  resolveType: ({ is }) => is,
  fields: (t) => ({
    weight: t.float({
      description: `How much speaks for one party. ${weightUnit}`,
      resolve: ({ weight }) => inBits(weight),
    }),
    probability: t.float({
      nullable: true,
      description: probabilityMeaning,
      resolve: ({ weight }, _args, context) => calibratedProbability(weight, context),
    }),
    model: t.exposeString('model', { description: 'The model that weighed them.' }),
  }),
});

builder.objectRef<GraphEdge & AttachedPair>('GraphLink').implement({
  description: 'Two records of one customer that are accepted as one party.',
  interfaces: [GraphEdgeRef, GraphPairRef],
});

builder.objectRef<GraphEdge & AttachedPair & { hold: Hold }>('GraphRefusal').implement({
  description: 'Two records that are alike and kept apart.',
  interfaces: [GraphEdgeRef, GraphPairRef],
  fields: (t) => ({
    reason: t.expose('hold', { type: HoldRef, description: 'What keeps them apart.' }),
  }),
});

builder.objectRef<GraphEdge & { decision: Decision }>('GraphDecision').implement({
  description:
    'Two records of which a steward decided that they are one party, or two; from the smaller id to the larger.',
  interfaces: [GraphEdgeRef],
  fields: (t) => ({
    decision: t.expose('decision', { type: DecisionRef, description: 'What was decided, by whom and why.' }),
  }),
});

builder.objectRef<GraphEdge>('GraphQuestion').implement({
  description: 'From a proposal to a record that it is about; where only one of the two is drawn, there is one edge.',
  interfaces: [GraphEdgeRef],
});

builder.objectRef<GraphEdge>('GraphHolding').implement({
  description: 'From a record to an identifier that it holds.',
  interfaces: [GraphEdgeRef],
});
