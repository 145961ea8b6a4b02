import { GraphQLError } from 'graphql';
import { batched } from '../../kit/loading.ts';
import { builder, type IdentityContext } from '../schema.ts';
import type { Neighbourhood } from '../store/neighbourhood.ts';
import { CustomerRef } from './customer.ts';
import { edgesOf, GraphEdgeRef } from './graph-edge.ts';
import { GraphNodeRef, nodesOf } from './graph-node.ts';
import { attachedBounds, type DrawnGraph, walkGraph } from './graph-walk.ts';

const deepest = 5;
const usualNodes = 100;
const mostNodes = 500;

const neighbourhoodOf = batched<IdentityContext, string, Neighbourhood | null>((keys, { store }) =>
  store.neighbourhoods(keys, attachedBounds),
);

const CustomerGraphRef = builder.objectRef<DrawnGraph>('CustomerGraph').implement({
  description: 'What surrounds a customer, as nodes and edges for drawing. The same graph is told in the same order.',
  fields: (t) => ({
    nodes: t.field({
      type: [GraphNodeRef],
      description: "Records by their depth, the customer's own first; then proposals, then identifiers.",
      resolve: (graph, _args, { store }) => nodesOf(graph, store.pseudonymKey),
    }),
    edges: t.field({
      type: [GraphEdgeRef],
      description:
        'Links, pairs kept apart, decisions, what proposals are about, and which record holds which identifier.',
      resolve: (graph, _args, { store }) => edgesOf(graph, store.pseudonymKey),
    }),
    truncated: t.exposeBoolean('truncated', {
      description:
        'Whether there is more, as deep as was asked: more nodes than `maxNodes`, or a record with more than ' +
        `${attachedBounds.links} links, or more than ${attachedBounds.questions} pairs kept apart, proposals or ` +
        'decisions, of which the strongest or newest are told.',
    }),
  }),
});

builder.objectField(CustomerRef, 'graph', (t) =>
  t.field({
    type: CustomerGraphRef,
    nullable: true,
    description:
      "The customer's records with their identifiers, links, proposals and decisions, and what these lead to, as it is today.",
    directives: {
      listSize: {
        assumedSize: usualNodes,
        slicingArguments: ['maxNodes'],
        sizedFields: ['nodes', 'edges'],
        requireOneSlicingArgument: false,
      },
    },
    args: {
      depth: t.arg.int({
        description:
          `1, if left out, for the customer's own records; each one more, up to ${deepest}, for the records at the ` +
          'other ends.',
      }),
      maxNodes: t.arg.int({ description: `How many nodes at most, 1 to ${mostNodes}; ${usualNodes} if left out.` }),
    },
    resolve: ({ recordKeys }, { depth, maxNodes }, context) => {
      const bounds = {
        depth: within('depth', depth ?? 1, deepest),
        mostNodes: within('maxNodes', maxNodes ?? usualNodes, mostNodes),
      };
      return walkGraph(recordKeys, bounds, (key) => neighbourhoodOf(context, key));
    },
  }),
);

/** @throws GraphQLError BAD_USER_INPUT when the argument is out of range. */
function within(argument: string, value: number, largest: number): number {
  if (value >= 1 && value <= largest) return value;
  throw new GraphQLError(`${argument} must be between 1 and ${largest}`, {
    extensions: { code: 'BAD_USER_INPUT', argument },
  });
}
