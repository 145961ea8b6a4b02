import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cycles, importsOf, readImports, violations } from './boundaries.ts';

const imports = readImports(join(import.meta.dirname, '../..'));

describe('the dependency direction of the house', () => {
  it('is kept by every file', () => {
    expect(imports.size).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });

  it('has no circle', () => {
    expect(cycles(imports)).toEqual([]);
  });

  it.each([
    ['subgraphs/billing/account.ts', "import { x } from '../sales/order.ts';"],
    ['subgraphs/billing/account.ts', "import type { X } from '../identity/customer.ts';"],
    ['subgraphs/identity/resolution/resolve.ts', "import { store } from '../store/store.ts';"],
    ['subgraphs/identity/resolution/resolve.ts', "import type { Party } from '../../kit/party.ts';"],
    ['subgraphs/kit/builder.ts', "export * from '../billing/account.ts';"],
    ['gateway/server.ts', "const { x } = await import('../subgraphs/billing/subgraph.ts');"],
    ['graph-schema/shared/cursor.ts', "import '../../subgraphs/kit/builder.ts';"],
    ['subgraphs/sales/order.ts', "import {\n  a,\n  b,\n} from '../../gateway/server.ts';"],
  ])('is broken by %s with %s', (file, text) => {
    expect(violations(new Map([[file, importsOf(file, text)]]))).toHaveLength(1);
  });

  it('is broken by a circle of three', () => {
    const circle = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['a.ts']],
    ]);
    expect(cycles(circle)).toEqual([['a.ts', 'b.ts', 'c.ts']]);
  });
});
