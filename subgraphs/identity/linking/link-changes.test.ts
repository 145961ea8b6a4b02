import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, expect, it } from 'vitest';
import { defaultRules, type LinkingRules } from '../resolution/engine/rules.ts';
import { defaultSurvivorship } from '../resolution/golden/survivorship.ts';
import { person, upserted } from '../store/contract/fixture.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { linkChanges } from './link-changes.ts';
import { Resolver } from './resolver.ts';

const directory = mkdtempSync(join(tmpdir(), 'identity-link-changes-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const learned = { ...defaultRules, model: { ...defaultRules.model, name: 'learned', records: 5 } };

/** Starts to link five records, and says what is told of it; the first line is which model it is. */
async function toldOfModel(rules: LinkingRules, mostForShipped: number): Promise<string[]> {
  await using store = await openEmbeddedStore(join(directory, `${rules.model.name}-${mostForShipped}.db`)).then(
    (opened) => Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() }),
  );
  const people = [1, 2, 3, 4, 5].map((n) => upserted(person(`sales:lead:${n}`, { name: `Jane ${n}` })));
  await new Resolver(store, { rules }).take({ department: 'sales', after: 0, last: 5, changes: people });
  const stop = new AbortController();
  const told: string[] = [];
  const destination = new Writable({
    write: (line, _encoding, done) => {
      told.push(JSON.parse(String(line)).msg);
      done();
    },
  });
  const following = { store, sources: [], logger: pino({}, destination), signal: stop.signal };
  // By then it has looked whether the model is for so many.
  const onLinked = () => setImmediate(() => stop.abort());
  await linkChanges(rules, { ...following, survivorship: defaultSurvivorship, mostForShipped, onLinked });
  return told;
}

it('a graph that is larger than the shipped model is for is told how to have one learned', async () => {
  const [, advice] = await toldOfModel(defaultRules, 4);
  expect(advice).toContain('npm run identity:train');
});

it('a graph with a model that was learned before all was compared that is by now is told so', async () => {
  const { PERSON } = learned.model.kinds;
  const { birthYear: _, ...comparisons } = PERSON.comparisons;
  const kinds = { ...learned.model.kinds, PERSON: { ...PERSON, comparisons } };
  const [, warning] = await toldOfModel({ ...learned, model: { ...learned.model, name: 'older', kinds } }, 4);
  expect(warning).toContain('the model does not say what these comparisons weigh');
});

it.each([
  ['a graph that the shipped model is for', defaultRules, 5],
  ['a graph with a learned model', learned, 4],
])('%s is told nothing but its model', async (_what, rules, mostForShipped) => {
  expect(await toldOfModel(rules, mostForShipped)).toEqual(['records are linked by this model']);
});
