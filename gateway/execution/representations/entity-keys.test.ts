import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from 'vitest';
import { keyFieldsOf } from './entity-keys.ts';

const supergraph = Supergraph.build(readFileSync('graph-schema/sdl/supergraph.graphql', 'utf8'));

test('every subgraph of the committed supergraph can tell the key of every entity that it is asked for', () => {
  const told = supergraph
    .subgraphs()
    .values()
    .flatMap((subgraph) => {
      const key = subgraph.metadata().keyDirective();
      const keys = keyFieldsOf(subgraph);
      return subgraph.schema
        .objectTypes()
        .filter((type) => type.hasAppliedDirective(key))
        .map((type) => [`${subgraph.name} ${type.name}`, keys.get(type.name)?.map(({ name }) => name)] as const);
    });
  expect(told.length).toBeGreaterThan(15);
  expect(told).toEqual(told.map(([entity]) => [entity, ['id']]));
});

test('identity tells the ids of customers that were merged, for which it answers as well', () => {
  const identity = supergraph.subgraphs().get('identity');
  if (!identity) throw new Error('no identity');
  expect(keyFieldsOf(identity).get('Customer')).toEqual([{ name: 'id', formerly: 'formerIds' }]);
});
