import type { LinkingRules } from '../../resolution/engine/rules.ts';
import type { KeptRules, RulesQuery, StoredRules } from '../kept-rules.ts';
import { rulesOf, rulesText } from '../kept-rules.ts';
import { integer, type Run } from './connection.ts';

export function rulesPage(run: Run, { before, limit }: RulesQuery): Promise<StoredRules[]> {
  return run<StoredRules>(
    `MATCH (rules:Rules) WHERE $before IS NULL OR rules.number < $before
     RETURN rules.number AS number, rules.name AS name, rules.model AS model, rules.by AS by, rules.at AS at
     ORDER BY number DESC LIMIT $limit`,
    { before: integer(before ?? null), limit: integer(limit) },
  );
}

export async function countRules(run: Run): Promise<number> {
  const [row] = await run<{ count: number }>('MATCH (rules:Rules) RETURN count(rules) AS count');
  return row?.count ?? 0;
}

export async function rulesOfNumber(run: Run, number: number): Promise<LinkingRules | null> {
  const [row] = await run<{ text: string }>('MATCH (rules:Rules {number: $number}) RETURN rules.text AS text', {
    number: integer(number),
  });
  return row ? rulesOf(row.text) : null;
}

export async function rulesInUse(run: Run): Promise<KeptRules | null> {
  const [row] = await run<Omit<KeptRules, 'rules'> & { text: string }>(
    `MATCH (rules:Rules) RETURN rules.name AS name, rules.text AS text, rules.by AS by, rules.at AS at
     ORDER BY rules.number DESC LIMIT 1`,
  );
  if (!row) return null;
  const { text, ...kept } = row;
  return { ...kept, rules: rulesOf(text) };
}

export async function writeRules(run: Run, { name, rules, by, at }: KeptRules): Promise<void> {
  await run(
    `CREATE (rules:Rules {number: COUNT { (:Rules) } + 1})
     SET rules += {name: $name, model: $model, text: $text, by: $by, at: $at}`,
    { name, model: rules.model.name, text: rulesText(rules), by, at: integer(at) },
  );
}
