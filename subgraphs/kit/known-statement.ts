import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { AnyDatabase, Dialect } from './database.ts';

/** Stands in a compiled statement for a value that is given each time it is sent. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export function place(name: string): RawBuilder<unknown> {
  return sql`${new Place(name)}`;
}

/** When the statement is sent, in epoch milliseconds. */
export const now: RawBuilder<unknown> = place('now');

export type KnownStatement<Row> = (database: AnyDatabase, values: Record<string, unknown>) => Promise<Row[]>;

/**
 * A statement that is built and compiled once for each dialect, which takes about as long as SQLite takes to answer it.
 *
 * @param build is not called again: what differs from time to time has a place in it, and so has the time itself.
 */
export function knownStatement<Row>(build: (dialect: Dialect) => RawBuilder<Row>): KnownStatement<Row> {
  const compiled = new Map<Dialect, CompiledQuery<Row>>();
  return (database, values) => {
    const query = compiled.get(database.dialect) ?? build(database.dialect).compile(database.untyped);
    compiled.set(database.dialect, query);
    const parameters = query.parameters.map((parameter) => filled(parameter, values));
    return database.read({ ...query, parameters });
  };
}

function filled(parameter: unknown, values: Record<string, unknown>): unknown {
  if (!(parameter instanceof Place)) return parameter;
  return parameter.name === 'now' ? Date.now() : values[parameter.name];
}

const rememberedVariants = 200;

/** Keeps one statement for each variant of a question, as long as there are not too many. */
export function knownVariants<Row>(): (variant: string, make: () => KnownStatement<Row>) => KnownStatement<Row> {
  const known = new Map<string, KnownStatement<Row>>();
  return (variant, make) => {
    const before = known.get(variant);
    if (before) return before;
    const oldest = known.keys().next();
    if (known.size === rememberedVariants && !oldest.done) known.delete(oldest.value);
    const statement = make();
    known.set(variant, statement);
    return statement;
  };
}
