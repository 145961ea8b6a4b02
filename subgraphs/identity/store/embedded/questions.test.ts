import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { type RecordedSpan, recordedTraces } from '../../../../test/engines/recorded-trace.ts';
import { openEmbeddedStore } from '../embedded.ts';
import type { ProposalFilter, ProposalQuery } from '../review.ts';

const filters: ProposalFilter[] = [{}, { reason: 'BRIDGE' }, { assignee: 'bob' }];
const orders: Pick<ProposalQuery, 'sort' | 'direction'>[] = [
  { sort: 'weight', direction: 'desc' },
  { sort: 'weight', direction: 'asc' },
  { sort: 'createdAt', direction: 'asc' },
  { sort: 'createdAt', direction: 'desc' },
];
const after = { sortKey: 5, id: 'p_1' };

test('a queue of any length is paged through and counted by indexes, and records are joined to no more than the page', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'identity.db');
  const store = await openEmbeddedStore(path);
  const [counting = [], paging = []] = await recordedTraces(
    async () => {
      for (const filter of filters) await store.countProposals(filter);
    },
    async () => {
      for (const order of orders) await store.proposals({ statuses: ['OPEN', 'DEFERRED'], ...order, after, limit: 21 });
    },
  );
  await store.close();
  using database = new DatabaseSync(path);
  const searches = (spans: readonly RecordedSpan[]): string[][] =>
    spans.map(({ attributes }) => {
      const plan = database.prepare(`explain query plan ${attributes['db.query.text']}`).all();
      return plan.map(({ detail }) => String(detail)).filter((detail) => / USING .*(INDEX|KEY) /.test(detail));
    });
  expect(searches(counting)).toEqual([
    ['SEARCH proposal USING COVERING INDEX proposal_by_creation (status=?)'],
    ['SEARCH proposal USING COVERING INDEX proposal_by_reason (reason=?)'],
    ['SEARCH proposal USING INDEX proposal_by_assignee (assignee=?)'],
  ]);
  const ofProposals = searches(paging).map((plan) => plan.filter((detail) => detail.startsWith('SEARCH proposal')));
  const entered = (index: string): string => `SEARCH proposal USING COVERING INDEX proposal_by_${index}`;
  expect(ofProposals.map((plan) => plan.toSorted())).toEqual(
    [
      entered('weight (status=? AND weight<?)'),
      entered('weight (status=? AND weight>?)'),
      entered('creation (status=? AND created_at>?)'),
      entered('creation (status=? AND created_at<?)'),
    ].map((search) => [search, search, 'SEARCH proposal USING PRIMARY KEY (id=?)']),
  );
});
