import type { Kysely } from 'kysely';
import type { LinkingRules } from '../../resolution/engine/rules.ts';
import type { KeptRules, RulesQuery, StoredRules } from '../kept-rules.ts';
import { rulesOf, rulesText } from '../kept-rules.ts';
import type { Statements } from './statements.ts';
import type { IdentityTables } from './tables.ts';

export async function rulesPage(kysely: Kysely<IdentityTables>, { before, limit }: RulesQuery): Promise<StoredRules[]> {
  return kysely
    .selectFrom('rules')
    .select(['number', 'name', 'model', 'applied_by as by', 'at'])
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
}

export async function countRules(kysely: Kysely<IdentityTables>): Promise<number> {
  const { count } = await kysely
    .selectFrom('rules')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function rulesOfNumber(kysely: Kysely<IdentityTables>, number: number): Promise<LinkingRules | null> {
  const row = await kysely.selectFrom('rules').select('text').where('number', '=', number).executeTakeFirst();
  return row ? rulesOf(row.text) : null;
}

export function rulesInUse(statements: Statements): KeptRules | null {
  const [row] = statements.all<Omit<KeptRules, 'rules'> & { text: string }>(
    'select name, text, applied_by as "by", at from rules order by number desc limit 1',
  );
  if (!row) return null;
  const { text, ...kept } = row;
  return { ...kept, rules: rulesOf(text) };
}

export function writeRules(statements: Statements, { name, rules, by, at }: KeptRules): void {
  statements.run(
    'insert into rules (name, model, text, applied_by, at) values (?, ?, ?, ?, ?)',
    ...[name, rules.model.name, rulesText(rules), by, at],
  );
}
