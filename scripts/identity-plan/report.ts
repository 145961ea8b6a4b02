import type { CustomerRegrouping } from '../../subgraphs/identity/resolution/regroupings.ts';
import { alignedTable } from '../aligned-table.ts';
import type { CountsByReason, Plan } from './plan.ts';
import type { Extent } from './summary.ts';

const mostKeys = 8;
const mostCustomers = 6;

/** A plan for people to read. */
export function reportOf(plan: Plan): string {
  const { customers, proposals, refusals, alerts } = plan;
  const changed = customers.samples.length > 0;
  return [
    rulesText(plan),
    `${count(customers.records)} records, ${difference('customers', customers.before, customers.after)}`,
    ...(changed ? [extents(plan)] : ['No customer changes.']),
    reasons('proposals', proposals),
    reasons('pairs held apart', refusals),
    difference('alerts', alerts.before, alerts.after),
    ...examples('The biggest merges', customers.biggestMerges),
    ...examples('The biggest splits', customers.biggestSplits),
    ...examples('Some of the changes', customers.samples),
  ].join('\n\n');
}

function rulesText({ rules: { before: now, after: then, differing } }: Plan): string {
  if (!now) return `Rules ${then.name}; which ones are in use is not known.`;
  const day = now.at.slice(0, 10);
  const since = now.appliedBy === null ? `those of a house since ${day}` : `applied by ${now.appliedBy} on ${day}`;
  const others = differing.length > 0 ? `. Other: ${differing.join(', ')}` : '';
  return `Rules in use: ${now.name}, ${since}.\nRules planned: ${then.name}${others}.`;
}

function extents({ customers: { unchanged, merged, split, regrouped } }: Plan): string {
  const row = (name: string, { customersBefore, customersAfter, records }: Extent) => [
    name,
    ...[customersBefore, customersAfter, records].map(count),
  ];
  return alignedTable([
    ['customers', 'now', 'then', 'records'],
    ...[row('unchanged', unchanged), row('merged', merged), row('split', split), row('regrouped', regrouped)],
  ]);
}

function reasons(what: string, { before, after }: { before: CountsByReason; after: CountsByReason }): string {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort() as (keyof CountsByReason)[];
  const rows = all.map((reason) => [reason, count(before[reason] ?? 0), count(after[reason] ?? 0)]);
  return rows.length === 0 ? `${what}: none` : alignedTable([[what, 'now', 'then'], ...rows]);
}

function examples(title: string, changes: readonly CustomerRegrouping[]): string[] {
  return changes.length === 0 ? [] : [`${title}:\n${changes.map(changeText).join('\n')}`];
}

function changeText({ before, after }: CustomerRegrouping): string {
  const now = before.slice(0, mostCustomers).map(({ customer, records }) => `    ${customer}: ${keysText(records)}`);
  const then = after.slice(0, mostCustomers).map((records) => `    → ${keysText(records)}`);
  return [
    `  ${before.length} → ${after.length} customers`,
    ...[...now, ...left(before.length - now.length)],
    ...[...then, ...left(after.length - then.length)],
  ].join('\n');
}

function left(more: number): string[] {
  return more > 0 ? [`    … and ${more} more`] : [];
}

function keysText(keys: readonly string[]): string {
  const more = keys.length - mostKeys;
  return `${keys.slice(0, mostKeys).join(', ')}${more > 0 ? ` … and ${more} more` : ''}`;
}

function difference(what: string, before: number, after: number): string {
  if (before === after) return `${count(before)} ${what}, as many as now`;
  const more = `${after > before ? '+' : '−'}${count(Math.abs(after - before))}`;
  return `${what}: ${count(before)} now, ${count(after)} then (${more})`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
