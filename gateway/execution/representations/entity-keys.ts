import { isInterfaceType, isObjectType, type Subgraph } from '@apollo/federation-internals';
import { Kind, parse } from 'graphql';

/** By type: the key fields of each entity that a subgraph itself can tell. Keys within objects are not among them. */
export type KeyFields = ReadonlyMap<string, readonly KeyField[]>;

export interface KeyField {
  name: string;
  /** The field that tells by which keys the entity went before it took in others, whose keys it answers for as well. */
  formerly: string | undefined;
}

const formerly: Readonly<Record<string, string>> = { id: 'formerIds' };

export function keyFieldsOf(subgraph: Subgraph): KeyFields {
  const metadata = subgraph.metadata();
  const entities = subgraph.schema.types().filter((type) => isObjectType(type) || isInterfaceType(type));
  return new Map(
    entities.map((type) => {
      const isTold = (name = ''): boolean => {
        const field = type.field(name);
        return field !== undefined && !metadata.isFieldExternal(field);
      };
      const keys = type.appliedDirectivesOf(metadata.keyDirective()).map((key) => String(key.arguments().fields));
      const names = new Set(keys.flatMap(leaves).filter(isTold));
      const former = (name: string) => (isTold(formerly[name]) ? formerly[name] : undefined);
      return [type.name, [...names].map((name) => ({ name, formerly: former(name) }))];
    }),
  );
}

function leaves(fields: string): string[] {
  const [definition] = parse(`{ ${fields} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && !selection.selectionSet ? [selection.name.value] : [],
  );
}
