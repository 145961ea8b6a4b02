import type { SubgraphRequest } from '../../subgraphs/kit/subgraph.ts';

export type Representation = Record<string, unknown>;
export type EntityCall = Pick<SubgraphRequest, 'variables'>;

/** What a subgraph was sent, when it was asked for entities. */
export function representationsOf({ variables }: EntityCall): Representation[] {
  const representations = variables?.representations;
  return Array.isArray(representations) ? representations : [];
}

/** An entity with its key, under every name that the gateway may ask for it. */
export function withKey(id: unknown, entity: object): object {
  return { id, key__id: id, ...entity };
}

/** The answer of a subgraph by hand: what the test says of each entity, with the keys that belong to it. */
export function answerEntities(call: EntityCall, entityOf: (representation: Representation) => object | null): object {
  const entities = representationsOf(call).map((representation) => {
    const entity = entityOf(representation);
    return entity && withKey(representation.id, entity);
  });
  return { data: { _entities: entities } };
}
