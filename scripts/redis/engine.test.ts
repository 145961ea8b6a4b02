import { expect, test } from 'vitest';
import { MissingEngineError } from '../engines/missing-engine.ts';
import { findRedisEngine } from './engine.ts';

test('a machine without Redis is told what to install', () => {
  expect(() => findRedisEngine([])).toThrow(
    new MissingEngineError(
      'No Redis server (redis-server, valkey-server) was found: install one (Debian: apt-get install redis-server).',
    ),
  );
});
