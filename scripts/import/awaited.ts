import type { LockHolder } from '../../subgraphs/kit/import/lock-watch.ts';

/** What is told of sessions that an import waits for. */
export function awaited(department: string, holders: readonly LockHolder[]): string {
  const named = holders.map(({ pid, application, state, since }) => {
    const time = since === null ? '' : ` since ${new Date(since).toISOString()}`;
    return `${pid} (${application || 'unnamed'}, ${state ?? 'in a state that this user may not see'}${time})`;
  });
  return (
    `waiting for a lock in the database of ${department} that another session holds: ${named.join(', ')}. The import goes on ` +
    'when that session ends its transaction, or is ended by pg_terminate_backend; stopped now, the same command takes in the rest'
  );
}
