import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from './database.ts';
import { jsonList } from './storable-text.ts';

/**
 * A row source with the columns `ordinal` and `value` that stands for a list of strings of any length, bound as one
 * parameter, so that a statement's text does not depend on how many values it gets. Instead of the values, the place of
 * their JSON in a known statement will do.
 */
export function valueList(
  dialect: Dialect,
  values: readonly string[] | RawBuilder<unknown>,
): RawBuilder<{ ordinal: number; value: string }> {
  const list = isValues(values) ? sql`${jsonList(values)}` : values;
  return dialect === 'postgres'
    ? sql`(select (ordinality - 1)::int as ordinal, value from jsonb_array_elements_text(${list}::jsonb) with ordinality)`
    : sql`(select key as ordinal, value from json_each(${list}))`;
}

function isValues(values: readonly string[] | RawBuilder<unknown>): values is readonly string[] {
  return Array.isArray(values);
}

/** `column in (…)` for any number of values with one bound parameter. */
export function isOneOf(
  dialect: Dialect,
  column: string,
  values: readonly string[] | RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} in (select value from ${valueList(dialect, values)} as listed)`;
}

/**
 * `limit …` of a statement that repeats. SQLite would compile it anew each time: it plans by a bare number that is bound
 * there, which the cast keeps from it.
 */
export function limitTo(most: number | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`limit cast(${most} as integer)`;
}

/** A row source with `ordinal` (which parent) and `value` (one of its ids), of what `boundParents` makes. */
export function parentList(dialect: Dialect, parents: RawBuilder<unknown>): RawBuilder<unknown> {
  return dialect === 'postgres'
    ? sql`(select (pair ->> 0)::int as ordinal, pair ->> 1 as value from jsonb_array_elements(${parents}::jsonb) as pair)`
    : sql`(select listed.key as ordinal, one.value
        from json_each(${parents}) as listed cross join json_each(listed.value) as one)`;
}

/**
 * Parents as one parameter. PostgreSQL gets pairs: of lists within lists it would expect a hundred times as many rows, and
 * read whole tables for them.
 */
export function boundParents(dialect: Dialect, parents: readonly (readonly string[])[]): string {
  return JSON.stringify(
    dialect === 'postgres' ? parents.flatMap((ids, ordinal) => ids.map((id) => [ordinal, id])) : parents,
  );
}
