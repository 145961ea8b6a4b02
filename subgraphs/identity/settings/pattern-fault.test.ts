import { syncBuiltinESMExports } from 'node:module';
import vm from 'node:vm';
import { expect, it, onTestFinished, vi } from 'vitest';
import { patternFault } from './pattern-fault.ts';

it('a pattern that waited while the machine was busy is no slow one', () => {
  const busy = vi.spyOn(vm, 'runInNewContext').mockImplementationOnce(() => {
    throw Object.assign(new Error('timed out'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    busy.mockRestore();
    syncBuiltinESMExports();
  });
  expect(patternFault('^info@')).toBeNull();
  expect(busy.mock.calls.length).toBeGreaterThan(1);
});
