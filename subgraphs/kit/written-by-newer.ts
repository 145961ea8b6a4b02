/** What is told of a database that older software must not touch. */
export function writtenByNewer(place: string, migrations: readonly string[]): string {
  return (
    `${place} was written by a newer version of this software, which knows ${migrations.join(', ')}: ` +
    'start that version, or put a backup from before it in its place'
  );
}
