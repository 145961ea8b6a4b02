import { pino } from 'pino';
import { expect, test } from 'vitest';
import { houseConfig } from '../../../scripts/config.ts';
import { startHouse } from '../../../scripts/house.ts';
import { showcase } from '../../../scripts/sample-world/showcase.ts';
import { type Answer, send } from '../constellation.ts';
import { customerOfFour, temporaryDirectory } from '../real-house.ts';
import { startCollector, tracingTo } from './collector.ts';
import { parseExposition } from './exposition.ts';

const { email, name, phone } = showcase;

test('an email in variables, texts and answers is in no log, no metric and no trace', async () => {
  await using directory = await temporaryDirectory();
  await using collector = await startCollector();
  const tracing = await tracingTo(collector);
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line) => lines.push(line) });
  const config = houseConfig({ DATA_DIR: directory.path, PORT: '0', LIMIT_BATCH: '2' });
  await using house = await startHouse(config, { logger, sampleCustomers: 20 });
  const ask = (body: unknown, path = '') =>
    send(`${house.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await customerOfFour({ ...house, ask: (query) => ask({ query }) });

  const found = 'customerBy(by: { email: $email }) { name profile { emails { value } } marketing { __typename } }';
  const answers: Answer[] = [
    await ask({ query: `query Found($email: String!) { ${found} }`, variables: { email } }),
    await ask({ query: `{ ${found.replace('$email', JSON.stringify(email))} }` }),
    await ask([{ query: `{ ${found.replace('$email', JSON.stringify(email))} }` }]),
    await send(`${house.url}?query=${encodeURIComponent(`{ ${found.replace('$email', JSON.stringify(email))} }`)}`, {
      method: 'GET',
      headers: { 'apollo-require-preflight': 'yes' },
    }),
  ];
  for (const answer of answers) expect(JSON.stringify(answer.body)).toContain(email);
  const mistakes = [
    { query: `{ customer(id: "${email}") { id` },
    { query: `{ customerBy(by: { email: "${email}", nothing: "${email}" }) { id } }` },
    { query: 'query Wrong($email: Int!) { customer(id: $email) { id } }', variables: { email } },
    { query: '{ customers(after: $after) { totalCount } }', variables: { after: email } },
    { query: `{ customers(after: "${email}") { edges { node { id } } } }` },
    { query: '{ __typename }', operationName: email },
    { extensions: { persistedQuery: { version: 1, sha256Hash: email } } },
  ];
  for (const mistake of mistakes) expect(JSON.stringify((await ask(mistake)).body)).toContain('errors');
  const metrics = await send(new URL('/metrics', house.url).href, { method: 'GET' });
  await tracing.stop();

  expect(parseExposition(String(metrics.body)).length).toBeGreaterThan(100);
  expect(lines.filter((line) => JSON.parse(line).msg === 'answered').length).toBeGreaterThan(answers.length);
  expect(collector.spans().some(({ attributes }) => 'db.query.text' in attributes)).toBe(true);
  const seen = { logs: lines.join(''), metrics: String(metrics.body), traces: collector.bodies.join('') };
  const personal = [email.split('@')[0] ?? email, name, phone];
  for (const [where, text] of Object.entries(seen))
    expect({ where, found: personal.filter((value) => text.includes(value)) }).toEqual({ where, found: [] });
}, 60_000);
