import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { inStatementSpan } from '../../../kit/statement-span.ts';

/** A connection whose statements are prepared once; node:sqlite compiles a text anew each time it is asked to. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  #sent = 0;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Statements that read or begin something; what a batch writes counts as one. */
  get sent(): number {
    return this.#sent;
  }

  count(): void {
    this.#sent += 1;
  }

  all<Row>(text: string, ...values: SQLInputValue[]): Row[] {
    this.#sent += 1;
    return inStatementSpan('sqlite', text, () => this.statement(text).all(...values) as Row[]);
  }

  run(text: string, ...values: SQLInputValue[]): void {
    this.#sent += 1;
    inStatementSpan('sqlite', text, () => this.statement(text).run(...values));
  }

  statement(text: string): StatementSync {
    const known = this.#prepared.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#prepared.set(text, statement);
    return statement;
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }
}

/** Opens a file that is in write-ahead mode already, with these settings. */
export function openStatements(path: string, pragmas: readonly string[]): Statements {
  const database = new DatabaseSync(path);
  for (const pragma of pragmas) database.exec(`pragma ${pragma}`);
  return new Statements(database);
}
