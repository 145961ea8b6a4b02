import { expect, test } from 'vitest';
import { MissingEngineError } from '../engines/missing-engine.ts';
import { findPostgresEngine } from './engine.ts';

test('a machine without PostgreSQL is told what to install', () => {
  expect(() => findPostgresEngine([])).toThrow(
    new MissingEngineError(
      "PostgreSQL's server programs (initdb, postgres) were not found: install them (Debian: apt-get install postgresql).",
    ),
  );
});
