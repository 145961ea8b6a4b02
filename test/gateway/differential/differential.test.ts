import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { forStock, toldErrors, withoutIndices, withoutKnownExtras, withoutKnownFaults } from './comparison.ts';
import { composeFeatured } from './featured-supergraph.ts';
import { makeUpWorld } from './made-up-world.ts';
import { drawOperation, type RandomOperation } from './random-operation.ts';
import { startBoth, type TwoGateways } from './two-gateways.ts';

const committed = () => readFileSync('graph-schema/sdl/supergraph.graphql', 'utf8');

/** Fields by which reviews, in the featured supergraph, tell of an interface; the committed one has none. */
const toldAsInterface = /\b(score|reviews|best)\b/;

/** An operation that is asked again is written otherwise, and must not be answered otherwise. */
async function twice(ours: TwoGateways['ours'], operation: RandomOperation, seed: number): Promise<ExecutionResult> {
  const answer = await ours(operation, seed);
  const again = await ours(operation, seed);
  expect(JSON.stringify({ operation, seed, ...again })).toBe(JSON.stringify({ operation, seed, ...answer }));
  return again;
}

const kinds = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION];
const minutes = 60_000;

// What else differs, and the sentences of the specification that make ours right: stock-gateway.test.ts.
describe.each([
  ['the committed supergraph', committed, 150],
  ['a supergraph that uses every feature', composeFeatured, 700],
] as const)('over %s', (_which, sdl, numRuns) => {
  test.each(kinds)(
    'a random %s has the same data and the same errors as from the stock gateway',
    async (kind) => {
      const supergraphSdl = sdl();
      const world = makeUpWorld(supergraphSdl);
      const { schema, stock, ours, sealedAnswers, isAskedTooEarly } = await startBoth(supergraphSdl, world);
      let misplaced = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), fc.nat(1_000_000), async (draw, seed) => {
          const operation = drawOperation(draw, schema, { kind });
          fc.pre(operation !== undefined);
          // The planner fails on some operations that no one would write; then both do.
          const expected = await stock(forStock(operation), seed).catch(() => 'no plan');
          if (typeof expected === 'string') {
            await expect(ours(operation, seed)).rejects.toThrow();
            return;
          }
          if (isAskedTooEarly(forStock(operation))) return;
          const got = await twice(ours, operation, seed);
          expect({ operation, seed, data: got.data }).toEqual({
            operation,
            seed,
            data: withoutKnownFaults(expected.data, got, toldAsInterface.test(operation.query)),
          });
          const told = toldErrors(operation, got).filter((error) => !error.endsWith(' gateway'));
          const expectedErrors = toldErrors(operation, expected);
          if (JSON.stringify(told) !== JSON.stringify(expectedErrors)) misplaced += 1;
          expect({ operation, seed, errors: withoutIndices(told) }).toEqual({
            operation,
            seed,
            errors: withoutIndices(withoutKnownExtras(expectedErrors, told, got.data)),
          });
        }),
        { numRuns: kind === OperationTypeNode.QUERY ? numRuns : numRuns / 5, endOnFailure: true },
      );
      // The stock gateway counts wrong in lists where some objects were left out of a fetch.
      expect(misplaced).toBeLessThan(numRuns / 20);
      if (kind === OperationTypeNode.QUERY) expect(sealedAnswers()).toBeGreaterThan(numRuns / 20);
    },
    5 * minutes,
  );

  test.each(kinds)(
    'a random %s is answered byte for byte as by one server that has everything',
    async (kind) => {
      const supergraphSdl = sdl();
      const world = makeUpWorld(supergraphSdl, 'calm');
      const { schema, ours, sealedAnswers } = await startBoth(supergraphSdl, world);
      await fc.assert(
        fc.asyncProperty(fc.gen(), fc.nat(1_000_000), async (draw, seed) => {
          const operation = drawOperation(draw, schema, { kind, isOdd: true });
          fc.pre(operation !== undefined);
          const isPlanned = await ours(operation, seed).then(
            () => true,
            () => false,
          );
          if (!isPlanned) return;
          const got = await twice(ours, operation, seed);
          const expected = await world.asOne(schema, operation, seed);
          expect(JSON.stringify({ operation, seed, ...got })).toBe(JSON.stringify({ operation, seed, ...expected }));
        }),
        { numRuns: kind === OperationTypeNode.QUERY ? numRuns : numRuns / 5, endOnFailure: true },
      );
      if (kind === OperationTypeNode.QUERY) expect(sealedAnswers()).toBeGreaterThan(numRuns / 20);
    },
    5 * minutes,
  );
});
