import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grouped, type RegroupingKind, regroupings } from './regroupings.ts';

/** Each record's customer before, and its group after. */
const anyGrouping = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 20 })
  .map((pairs) =>
    pairs.map(([before, after], n) => ({ key: `a:contact:${n}`, before: `c_${before}`, after: `c_${after}` })),
  );

type Moves = { key: string; before: string; after: string }[];

function groupsOf(moves: Moves): Grouped[][] {
  const groups = Map.groupBy(moves, ({ after }) => after);
  return [...groups.values()].map((group) => group.map(({ key, before }) => ({ key, customer: before })));
}

function customers(moves: Moves, side: 'before' | 'after'): string[] {
  return [...Map.groupBy(moves, (move) => move[side]).values()]
    .map((group) =>
      group
        .map(({ key }) => key)
        .sort()
        .join(),
    )
    .sort();
}

const mirrored: Record<RegroupingKind, RegroupingKind> = { MERGED: 'SPLIT', SPLIT: 'MERGED', REGROUPED: 'REGROUPED' };

describe('regroupings', () => {
  it('tell of a merge, a split and an exchange which records were whose and belong together afterwards', () => {
    const of = (customer: string, ...keys: string[]) => keys.map((key) => ({ key, customer }));
    const { unchanged, changes } = regroupings([
      [...of('c_1', '1'), ...of('c_2', '3', '2')],
      of('c_3', '4'),
      of('c_3', '5', '6'),
      [...of('c_4', '7'), ...of('c_5', '8')],
      of('c_5', '9'),
      of('c_6', '10', '11'),
    ]);
    expect(unchanged).toEqual({ customers: 1, records: 2 });
    expect(changes).toEqual([
      {
        kind: 'MERGED',
        before: [
          { customer: 'c_1', records: ['1'] },
          { customer: 'c_2', records: ['2', '3'] },
        ],
        after: [['1', '2', '3']],
      },
      { kind: 'SPLIT', before: [{ customer: 'c_3', records: ['4', '5', '6'] }], after: [['4'], ['5', '6']] },
      {
        kind: 'REGROUPED',
        before: [
          { customer: 'c_4', records: ['7'] },
          { customer: 'c_5', records: ['8', '9'] },
        ],
        after: [['7', '8'], ['9']],
      },
    ]);
  });

  it('of the same groups are none', () => {
    fc.assert(
      fc.property(anyGrouping, (moves) => {
        const stay = moves.map((move) => ({ ...move, after: move.before }));
        const { unchanged, changes } = regroupings(groupsOf(stay));
        expect(changes).toEqual([]);
        expect(unchanged).toEqual({ customers: customers(moves, 'before').length, records: moves.length });
      }),
    );
  });

  it('lead from all customers before to all customers after, each record once, and back the other way round', () => {
    fc.assert(
      fc.property(anyGrouping, (moves) => {
        const { unchanged, changes } = regroupings(groupsOf(moves));
        const [before, after] = [customers(moves, 'before'), customers(moves, 'after')];
        const leaving = changes.flatMap((change) => change.before.map(({ records }) => records.join()));
        const coming = changes.flatMap((change) => change.after.map((records) => records.join()));
        const staying = before.filter((each) => after.includes(each));
        expect([...leaving, ...staying].sort()).toEqual(before);
        expect([...coming, ...staying].sort()).toEqual(after);
        expect(unchanged.customers).toBe(staying.length);
        const told = changes.flatMap((change) => change.after.flat());
        expect(told.length + unchanged.records).toBe(moves.length);

        const back = regroupings(groupsOf(moves.map((move) => ({ ...move, before: move.after, after: move.before }))));
        expect(back.unchanged).toEqual(unchanged);
        expect(back.changes.map(({ kind }) => kind).sort()).toEqual(changes.map(({ kind }) => mirrored[kind]).sort());
      }),
    );
  });

  it('fall apart into as many as can: no two of them share a customer', () => {
    fc.assert(
      fc.property(anyGrouping, (moves) => {
        for (const { kind, before, after } of regroupings(groupsOf(moves)).changes) {
          expect([before.length === 1, after.length === 1]).toEqual([kind === 'SPLIT', kind === 'MERGED']);
          const meet = (one: string[], other: string[]) => one.some((key) => other.includes(key));
          const reached = new Set([before[0]?.records.join()]);
          for (let size = 0; size !== reached.size; ) {
            size = reached.size;
            for (const { records } of before) {
              const ways = after.filter((group) => meet(group, records));
              const isReached = before.some(
                (other) => reached.has(other.records.join()) && ways.some((group) => meet(group, other.records)),
              );
              if (isReached) reached.add(records.join());
            }
          }
          expect(reached.size).toBe(before.length);
        }
      }),
    );
  });
});
