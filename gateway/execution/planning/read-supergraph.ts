import { Supergraph } from '@apollo/federation-internals';
import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql';

type Options = Parameters<typeof Supergraph.build>[1];

const notResolvable = /\bresolvable\s*:\s*false\b/;

/**
 * Keys by which a subgraph finds nothing (`resolvable: false`) come last. To bring a field what it requires the planner takes the
 * first key that the type has in the subgraph, whether objects are found by it or not.
 */
export function readSupergraph(supergraphSdl: string, options?: Options): Supergraph {
  return Supergraph.build(notResolvable.test(supergraphSdl) ? resolvableFirst(supergraphSdl) : supergraphSdl, options);
}

function resolvableFirst(supergraphSdl: string): string {
  const ordered = <Node extends { directives?: readonly ConstDirectiveNode[] }>(node: Node): Node => {
    const { directives = [] } = node;
    return {
      ...node,
      directives: [...directives.filter(isResolvable), ...directives.filter((one) => !isResolvable(one))],
    };
  };
  const document = parse(supergraphSdl, { noLocation: true });
  return print(visit(document, { ObjectTypeDefinition: ordered, InterfaceTypeDefinition: ordered }));
}

function isResolvable({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return !given.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value);
}
