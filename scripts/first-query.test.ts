import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { firstQuery } from './first-query.ts';

test('the query that greets a visitor fits the graph', () => {
  const api = buildSchema(readFileSync(new URL('../graph-schema/sdl/api.graphql', import.meta.url), 'utf8'));
  expect(validate(api, parse(firstQuery))).toEqual([]);
});
